import type { EntityManager } from 'typeorm';

export interface ChangeRow {
  id: string;
  partnerId: string;
  field: string;
  before: string | null;
  after: string | null;
  actor: string;
  agency: string | null;
  at: Date;
}

export class ChangeRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert(changes: ChangeRow[]): Promise<void> {
    await this.manager.query(
      `/* ChangeRepository.insert */
       INSERT INTO partner_change (id, partner_id, field, before, after, actor, agency, at)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                            $8::timestamptz[])`,
      [
        changes.map(({ id }) => id),
        changes.map(({ partnerId }) => partnerId),
        changes.map(({ field }) => field),
        changes.map(({ before }) => before),
        changes.map(({ after }) => after),
        changes.map(({ actor }) => actor),
        changes.map(({ agency }) => agency),
        changes.map(({ at }) => at),
      ],
    );
  }
}
