import { countUpTo } from '@partner-commons/platform/page';
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

export interface CountRow {
  partnerId: string;
  count: number;
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
  /** Ids are time-ordered, so they are the order of the log as well as its key. */
  findPages(partnerIds: readonly string[], before: string | null, limit: number): Promise<ChangeRow[]> {
    return this.manager.query(
      `/* ChangeRepository.findPages */
       SELECT c.id, c.partner_id AS "partnerId", c.field, c.before, c.after, c.actor, c.agency, c.at
       FROM unnest($1::uuid[]) AS wanted (id)
       CROSS JOIN LATERAL (
         SELECT * FROM partner_change WHERE partner_id = wanted.id AND ($2::uuid IS NULL OR partner_change.id < $2)
         ORDER BY partner_change.id DESC LIMIT $3) AS c
       ORDER BY c.partner_id, c.id DESC`,
      [partnerIds, before, limit],
    );
  }

  /** Of each partner, no further than a page ever says. */
  count(partnerIds: readonly string[]): Promise<CountRow[]> {
    return this.manager.query(
      `/* ChangeRepository.count */
       SELECT wanted.id AS "partnerId", counted.count
       FROM unnest($1::uuid[]) AS wanted (id)
       CROSS JOIN LATERAL (${countUpTo('FROM partner_change WHERE partner_id = wanted.id')}) AS counted`,
      [partnerIds],
    );
  }
}
