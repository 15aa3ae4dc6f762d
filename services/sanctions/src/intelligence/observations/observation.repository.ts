import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { Observation } from './observation.view';

export type ObservationRow = Omit<Observation, 'partner' | 'inheritedFrom' | 'content' | 'redaction' | 'history'>;

/** In the list of a partner: of itself, or of the headquarters that it belongs to. */
export type ListedObservation = ObservationRow & { listedFor: string; holder: string };

/** Whose observations the list of a partner shows: its own, and those of its headquarters. */
export interface Family {
  partnerIds: readonly string[];
  holders: readonly string[];
}

const columns = `o.id, o.partner_id AS "partnerId", o.agency, o.type, o.state, o.recorded_by AS "recordedBy",
  o.recorded_at AS "recordedAt", o.expires_at AS "expiresAt", o.review_by AS "reviewBy", o.escalated_by AS "escalatedBy",
  o.escalated_at AS "escalatedAt", o.decision_due_at AS "decisionDueAt", o.verdict, o.decided_by AS "decidedBy",
  o.decided_at AS "decidedAt", o.ended_at AS "endedAt", o.version`;
/** Those of partners that were merged into a holder are its own. */
const family = `WITH family AS (
    SELECT f.listed_for, f.holder, f.holder AS member FROM unnest($1::uuid[], $2::uuid[]) AS f (listed_for, holder)
    UNION ALL SELECT f.listed_for, f.holder, r.old_id FROM unnest($1::uuid[], $2::uuid[]) AS f (listed_for, holder)
    JOIN partner_redirect r ON r.survivor_id = f.holder)`;

/** That there are observations, and on which level; what they say, observation_content keeps. */
export class ObservationRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  async find(id: string): Promise<ObservationRow | null> {
    const [row] = await this.manager.query(
      `/* ObservationRepository.find */ SELECT ${columns} FROM observation o WHERE o.id = $1`,
      [id],
    );
    return row ?? null;
  }

  findAll(ids: readonly string[]): Promise<ObservationRow[]> {
    return this.manager.query(
      `/* ObservationRepository.findAll */ SELECT ${columns} FROM observation o WHERE o.id = ANY ($1) ORDER BY o.id`,
      [ids],
    );
  }

  /** Waits for whoever acts on it now, and makes the next one wait. */
  async lock(id: string): Promise<ObservationRow | null> {
    const [row] = await this.manager.query(
      `/* ObservationRepository.lock */ SELECT ${columns} FROM observation o WHERE o.id = $1 FOR NO KEY UPDATE`,
      [id],
    );
    return row ?? null;
  }

  findOfFamilies(
    { partnerIds, holders }: Family,
    page: { after: string | null; limit: number },
  ): Promise<ListedObservation[]> {
    return this.manager.query(
      `/* ObservationRepository.findOfFamilies */
       ${family}
       SELECT listed.listed_for AS "listedFor", o.holder, ${columns}
       FROM (SELECT DISTINCT listed_for FROM family) listed
       CROSS JOIN LATERAL (
         SELECT o.*, family.holder FROM family JOIN observation o ON o.partner_id = family.member
         WHERE family.listed_for = listed.listed_for AND ($3::uuid IS NULL OR o.id < $3) ORDER BY o.id DESC LIMIT $4) o
       ORDER BY listed.listed_for, o.id DESC`,
      [partnerIds, holders, page.after, page.limit],
    );
  }

  countOfFamilies({ partnerIds, holders }: Family): Promise<{ parent: string; count: number }[]> {
    return this.manager.query(
      `/* ObservationRepository.countOfFamilies */
       ${family}
       SELECT family.listed_for AS parent, count(*)::int AS count
       FROM family JOIN observation o ON o.partner_id = family.member GROUP BY family.listed_for`,
      [partnerIds, holders],
    );
  }

  /** The partner that stands for this one now; null when sanctions knows of no such partner. */
  async findPartner(partnerId: string): Promise<string | null> {
    const [row] = await this.manager.query(
      `/* ObservationRepository.findPartner */
       SELECT coalesce(r.survivor_id, c.partner_id) AS id
       FROM clearance c LEFT JOIN partner_redirect r ON r.old_id = c.partner_id WHERE c.partner_id = $1`,
      [partnerId],
    );
    return row?.id ?? null;
  }

  async insert(
    row: Pick<
      ObservationRow,
      'id' | 'partnerId' | 'agency' | 'type' | 'recordedBy' | 'recordedAt' | 'expiresAt' | 'reviewBy'
    >,
  ): Promise<void> {
    await this.manager.query(
      `/* ObservationRepository.insert */
       INSERT INTO observation (id, partner_id, agency, type, state, recorded_by, recorded_at, expires_at, review_by)
       VALUES ($1, $2, $3, $4, 'ACTIVE', $5, $6, $7, $8)`,
      [row.id, row.partnerId, row.agency, row.type, row.recordedBy, row.recordedAt, row.expiresAt, row.reviewBy],
    );
  }

  async save(row: ObservationRow): Promise<void> {
    await this.manager.query(
      `/* ObservationRepository.save */
       UPDATE observation SET type = $2, state = $3, expires_at = $4, review_by = $5, escalated_by = $6, escalated_at = $7,
         decision_due_at = $8, verdict = $9, decided_by = $10, decided_at = $11, ended_at = $12, version = version + 1
       WHERE id = $1`,
      [
        row.id,
        row.type,
        row.state,
        row.expiresAt,
        row.reviewBy,
        row.escalatedBy,
        row.escalatedAt,
        row.decisionDueAt,
        row.verdict,
        row.decidedBy,
        row.decidedAt,
        row.endedAt,
      ],
    );
  }
}
