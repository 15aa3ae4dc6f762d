import type { EntityManager } from 'typeorm';

export interface SharingPolicyRow {
  agency: string;
  publishesEntries: boolean;
  integrityContact: string;
  version: number;
  changedAt: Date;
}

const columns = `agency, publishes_entries AS "publishesEntries", integrity_contact AS "integrityContact", version,
  changed_at AS "changedAt"`;

/** What each agency says about sharing; every agency may read it. */
export class SharingPolicyRepository {
  constructor(private readonly manager: EntityManager) {}

  find(agencies: readonly string[]): Promise<SharingPolicyRow[]> {
    return this.manager.query(
      `/* SharingPolicyRepository.find */ SELECT ${columns} FROM sharing_policy WHERE agency = ANY ($1)`,
      [agencies],
    );
  }

  /** Null when the version is not the current one; 0 is that of an agency that has said nothing. */
  async save(row: Omit<SharingPolicyRow, 'version'>, expectedVersion: number): Promise<SharingPolicyRow | null> {
    const [saved] = await this.manager.query(
      `/* SharingPolicyRepository.save */
       INSERT INTO sharing_policy AS p (agency, publishes_entries, integrity_contact, version, changed_at)
       SELECT $1::text, $2::boolean, $3::text, 1, $4::timestamptz WHERE $5::int = 0 OR EXISTS (SELECT FROM sharing_policy q WHERE q.agency = $1)
       ON CONFLICT ON CONSTRAINT sharing_policy_pk DO UPDATE
       SET publishes_entries = excluded.publishes_entries, integrity_contact = excluded.integrity_contact,
           version = p.version + 1, changed_at = excluded.changed_at
       WHERE p.version = $5::int RETURNING ${columns}`,
      [row.agency, row.publishesEntries, row.integrityContact, row.changedAt, expectedVersion],
    );
    return saved ?? null;
  }
}
