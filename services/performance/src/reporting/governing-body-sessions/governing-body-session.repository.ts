import { countUpTo } from '@partner-commons/platform/page';
import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';
import type { GoverningBodySession } from './governing-body-session.view';

export type SessionRow = Omit<GoverningBodySession, 'isDelivered' | 'isLate'>;

export interface SessionSpan {
  agency: string | null;
  from: Day;
  to: Day;
}

const columns = `s.id, s.agency AS "agencyCode", s.body, s.session, s.starts_on::text AS "startsOn",
  s.documents_due_on::text AS "documentsDueOn", s.version`;

const spanned = `FROM governing_body_session s
  WHERE ($1::text IS NULL OR s.agency = $1) AND s.starts_on BETWEEN $2::date AND $3::date`;

export class GoverningBodySessionRepository {
  constructor(private readonly manager: EntityManager) {}

  findPage({ agency, from, to }: SessionSpan, after: readonly string[] | null, limit: number): Promise<SessionRow[]> {
    return this.manager.query(
      `/* GoverningBodySessionRepository.findPage */
       SELECT ${columns} ${spanned} AND ($4::date IS NULL OR (s.starts_on, s.id) > ($4::date, $5::uuid))
       ORDER BY s.starts_on, s.id LIMIT $6`,
      [agency, from, to, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async count({ agency, from, to }: SessionSpan): Promise<number> {
    const [row] = await this.manager.query(`/* GoverningBodySessionRepository.count */ ${countUpTo(spanned)}`, [
      agency,
      from,
      to,
    ]);
    return row.count;
  }

  async lock(agency: string, body: string, session: string): Promise<SessionRow | null> {
    const [row] = await this.manager.query(
      `/* GoverningBodySessionRepository.lock */
       SELECT ${columns} FROM governing_body_session s WHERE s.agency = $1 AND s.body = $2 AND s.session = $3
       FOR NO KEY UPDATE`,
      [agency, body, session],
    );
    return row ?? null;
  }

  /** False when somebody else planned the same session meanwhile. */
  async insert({ id, agencyCode, body, session, startsOn, documentsDueOn }: SessionRow): Promise<boolean> {
    const rows = await this.manager.query(
      `/* GoverningBodySessionRepository.insert */
       INSERT INTO governing_body_session (id, agency, body, session, starts_on, documents_due_on)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT ON CONSTRAINT governing_body_session_name_uq DO NOTHING RETURNING id`,
      [id, agencyCode, body, session, startsOn, documentsDueOn],
    );
    return rows.length > 0;
  }

  /** Other days are a reason to remind again. */
  async save({ id, startsOn, documentsDueOn, version }: SessionRow): Promise<void> {
    await this.manager.query(
      `/* GoverningBodySessionRepository.save */
       UPDATE governing_body_session SET starts_on = $2, documents_due_on = $3, version = $4, reminded_at = NULL
       WHERE id = $1`,
      [id, startsOn, documentsDueOn, version],
    );
  }

  findDue(until: Day): Promise<SessionRow[]> {
    return this.manager.query(
      `/* GoverningBodySessionRepository.findDue */
       SELECT ${columns} FROM governing_body_session s WHERE s.reminded_at IS NULL AND s.documents_due_on <= $1::date
       ORDER BY s.id LIMIT 200 FOR NO KEY UPDATE SKIP LOCKED`,
      [until],
    );
  }

  async markReminded(ids: readonly string[], at: Date): Promise<void> {
    await this.manager.query(
      `/* GoverningBodySessionRepository.markReminded */
       UPDATE governing_body_session SET reminded_at = $2 WHERE id = ANY ($1)`,
      [ids, at],
    );
  }
}
