import type { EntityManager } from 'typeorm';
import type { KnownAgreement } from './agreement.rules';

export interface AgreementRow extends KnownAgreement {
  partnerId: string;
}

/** As performance tells it; what it says beyond these fields is not kept. */
export interface AgreementChange extends AgreementRow {
  /** Counts from 1 for each agreement. */
  version: number;
}

/** The projection of what performance says about agreements; written by the feed consumer alone, never edited. */
export class AgreementRepository {
  constructor(private readonly manager: EntityManager) {}

  /**
   * As each had been recorded by an instant; those of partners that were merged count for the one that stands for them. A
   * correction may have moved an agreement to another partner, so its latest version is asked whose it is.
   */
  findAt(partnerIds: readonly string[], at: Date): Promise<AgreementRow[]> {
    return this.manager.query(
      `/* AgreementRepository.findAt */
       WITH wanted AS (
         SELECT id, id AS stands_for FROM unnest($1::uuid[]) AS asked (id)
         UNION SELECT survivor_id, old_id FROM partner_redirect WHERE survivor_id = ANY ($1)
       )
       SELECT wanted.id AS "partnerId", latest.engagement_id AS "engagementId", latest.agency, latest.state,
              latest.starts_on::text AS "from", latest.ends_on::text AS "to"
       FROM (SELECT DISTINCT engagement_id FROM agreement_history
             WHERE partner_id = ANY (ARRAY(SELECT stands_for FROM wanted))) AS known
       CROSS JOIN LATERAL (
         SELECT * FROM agreement_history h WHERE h.engagement_id = known.engagement_id AND h.recorded_at <= $2
         ORDER BY h.version DESC LIMIT 1) AS latest
       JOIN wanted ON wanted.stands_for = latest.partner_id`,
      [partnerIds, at],
    );
  }

  async findCaughtUpAt(): Promise<Date | null> {
    const [row] = await this.manager.query(
      `/* AgreementRepository.findCaughtUpAt */
       SELECT caught_up_at AS "caughtUpAt" FROM feed_cursor WHERE consumer = 'performance'`,
    );
    return row?.caughtUpAt ?? null;
  }

  async insert(row: AgreementChange, recordedAt: Date): Promise<void> {
    await this.manager.query(
      `/* AgreementRepository.insert */
       INSERT INTO agreement_history (engagement_id, version, partner_id, agency, state, starts_on, ends_on, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (engagement_id, version) DO NOTHING`,
      [row.engagementId, row.version, row.partnerId, row.agency, row.state, row.from, row.to, recordedAt],
    );
  }
}
