import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { Confirmation } from '../profiles/profile.rules';

export interface SummaryRow {
  partnerId: string;
  completeness: number;
  missing: string[];
  nextEffectiveOn: string | null;
}

export interface StaleRow {
  partnerId: string;
  completeness: number;
  confirmedAt: Date | null;
  dueAt: Date | null;
  staleAt: Date | null;
  /** The place in the list, as text, since never is before every instant. */
  place: string;
}

export interface StaleSearch {
  now: Date;
  /** Which of FRESH, DUE, STALE, NEVER. */
  freshness: string[];
  countries: string[] | null;
  /** Place and id of the last row of the page before. */
  after: string[] | null;
  limit: number;
}

export interface DueRow {
  partnerId: string;
  dueAt: Date;
  staleAt: Date;
}

const matching = `FROM partner_profile f JOIN partner p ON p.id = f.partner_id
  WHERE p.standing <> 'CLOSED' AND ($2::text[] IS NULL OR p.country_of_origin = ANY ($2))
    AND CASE WHEN f.due_at IS NULL THEN 'NEVER' WHEN f.stale_at < $1 THEN 'STALE' WHEN f.due_at < $1 THEN 'DUE'
             ELSE 'FRESH' END = ANY ($3::text[])`;

/** What of a profile is asked of many partners at once: how complete it is now, and when it is due. */
export class ProfileSummaryRepository {
  constructor(private readonly manager: EntityManager) {}

  async saveCompleteness({ partnerId, completeness, missing, nextEffectiveOn }: SummaryRow): Promise<void> {
    await this.manager.query(
      `/* ProfileSummaryRepository.saveCompleteness */
       INSERT INTO partner_profile (partner_id, completeness, missing, next_effective_on) VALUES ($1, $2, $3, $4)
       ON CONFLICT (partner_id) DO UPDATE
       SET completeness = excluded.completeness, missing = excluded.missing, next_effective_on = excluded.next_effective_on`,
      [partnerId, completeness, missing, nextEffectiveOn],
    );
  }

  async saveConfirmation(partnerId: string, { confirmedAt, dueAt, staleAt }: Confirmation): Promise<void> {
    await this.manager.query(
      `/* ProfileSummaryRepository.saveConfirmation */
       UPDATE partner_profile SET confirmed_at = $2, due_at = $3, stale_at = $4 WHERE partner_id = $1`,
      [partnerId, confirmedAt, dueAt, staleAt],
    );
  }

  searchStale({ now, freshness, countries, after, limit }: StaleSearch): Promise<StaleRow[]> {
    const [place = null, id = null] = after ?? [];
    return this.manager.query(
      `/* ProfileSummaryRepository.searchStale */
       SELECT f.partner_id AS "partnerId", f.completeness, f.confirmed_at AS "confirmedAt", f.due_at AS "dueAt",
              f.stale_at AS "staleAt", coalesce(f.due_at, '-infinity')::text AS place
       ${matching} AND ($4::timestamptz IS NULL OR (coalesce(f.due_at, '-infinity'), f.partner_id) > ($4, $5::uuid))
       ORDER BY coalesce(f.due_at, '-infinity'), f.partner_id LIMIT $6`,
      [now, countries, freshness, place, id, limit],
    );
  }

  async countStale({ now, freshness, countries }: StaleSearch): Promise<number> {
    const [row] = await this.manager.query(`/* ProfileSummaryRepository.countStale */ ${countUpTo(matching)}`, [
      now,
      countries,
      freshness,
    ]);
    return row.count;
  }

  /** Marks profiles that have become due as told, once for each period. */
  async tellDue(now: Date, limit: number): Promise<DueRow[]> {
    const [rows] = await this.manager.query(
      `/* ProfileSummaryRepository.tellDue */
       UPDATE partner_profile SET due_told_for = due_at
       WHERE partner_id IN (
         SELECT partner_id FROM partner_profile WHERE due_at < $1 AND due_told_for IS DISTINCT FROM due_at
         ORDER BY partner_id LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING partner_id AS "partnerId", due_at AS "dueAt", stale_at AS "staleAt"`,
      [now, limit],
    );
    return rows;
  }

  /** Partners of whose profile a version that was written ahead has taken effect. */
  async findTakingEffect(day: string, limit: number): Promise<string[]> {
    const rows = await this.manager.query(
      `/* ProfileSummaryRepository.findTakingEffect */
       SELECT partner_id AS "partnerId" FROM partner_profile WHERE next_effective_on <= $1 ORDER BY partner_id LIMIT $2`,
      [day, limit],
    );
    return rows.map(({ partnerId }: DueRow) => partnerId);
  }
}
