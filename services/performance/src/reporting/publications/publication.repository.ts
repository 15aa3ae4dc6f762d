import type { EntityManager } from 'typeorm';
import type { Publication } from './publication.view';

export class PublicationRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(agency: string): Promise<Publication | null> {
    const [row] = await this.manager.query(
      `/* PublicationRepository.find */
       SELECT agency AS "agencyCode", publishes, publishes_amounts AS "publishesAmounts", from_day::text AS "from", version,
         changed_at AS "changedAt"
       FROM agency_publication WHERE agency = $1`,
      [agency],
    );
    return row ?? null;
  }

  /** False when somebody else said something meanwhile. */
  async save({ agencyCode, publishes, publishesAmounts, from, version, changedAt }: Publication): Promise<boolean> {
    const saved = await this.manager.query(
      `/* PublicationRepository.save */
       INSERT INTO agency_publication (agency, publishes, publishes_amounts, from_day, version, changed_at)
       SELECT $1::text, $2::boolean, $3::boolean, $4::date, $5::int, $6::timestamptz
       WHERE $5::int = 1 OR EXISTS (SELECT FROM agency_publication WHERE agency = $1)
       ON CONFLICT ON CONSTRAINT agency_publication_pk DO UPDATE SET publishes = excluded.publishes,
         publishes_amounts = excluded.publishes_amounts, from_day = excluded.from_day, version = excluded.version,
         changed_at = excluded.changed_at WHERE agency_publication.version = excluded.version - 1
       RETURNING version`,
      [agencyCode, publishes, publishesAmounts, from, version, changedAt],
    );
    return saved.length > 0;
  }
}
