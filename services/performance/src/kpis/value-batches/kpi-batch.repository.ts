import type { EntityManager } from 'typeorm';
import type { KpiBatch } from './kpi-batch.entity';
import type { KpiBatchRow } from './kpi-batch-row.entity';

export type BatchCounts = Pick<KpiBatch, 'added' | 'revised' | 'unchanged' | 'refused'>;

/** Rows of a batch about one year. */
export interface YearTally {
  year: number;
  taken: number;
  refused: number;
}

export class KpiBatchRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert({ id, agencyCode, sourceSystem, channel, submittedAt, ...counts }: KpiBatch): Promise<void> {
    const { added, revised, unchanged, refused } = counts;
    await this.manager.query(
      `/* KpiBatchRepository.insert */
       INSERT INTO kpi_batch (id, agency, source_system, channel, submitted_at, added, revised, unchanged, refused)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, agencyCode, sourceSystem, channel, submittedAt, added, revised, unchanged, refused],
    );
  }

  async find(id: string): Promise<KpiBatch | null> {
    const [row] = await this.manager.query(
      `/* KpiBatchRepository.find */
       SELECT id, agency AS "agencyCode", source_system AS "sourceSystem", channel, submitted_at AS "submittedAt", added,
         revised, unchanged, refused
       FROM kpi_batch WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async addCounts(id: string, { added, revised, unchanged, refused }: BatchCounts): Promise<void> {
    await this.manager.query(
      `/* KpiBatchRepository.addCounts */
       UPDATE kpi_batch SET added = added + $2, revised = revised + $3, unchanged = unchanged + $4, refused = refused + $5
       WHERE id = $1`,
      [id, added, revised, unchanged, refused],
    );
  }

  async insertRows(rows: readonly KpiBatchRow[]): Promise<void> {
    await this.manager.query(
      `/* KpiBatchRepository.insertRows */
       INSERT INTO kpi_batch_row (batch_id, row_number, external_id, outcome, code, reason, message, value_id)
       SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[])`,
      [
        rows.map(({ batchId }) => batchId),
        rows.map(({ rowNumber }) => rowNumber),
        rows.map(({ externalId }) => externalId),
        rows.map(({ outcome }) => outcome),
        rows.map(({ code }) => code),
        rows.map(({ reason }) => reason),
        rows.map(({ message }) => message),
        rows.map(({ valueId }) => valueId),
      ],
    );
  }

  async addTallies(batchId: string, agency: string, tallies: readonly YearTally[]): Promise<void> {
    await this.manager.query(
      `/* KpiBatchRepository.addTallies */
       INSERT INTO kpi_batch_tally AS tally (batch_id, agency, year, taken, refused)
       SELECT $1::uuid, $2, * FROM unnest($3::int[], $4::int[], $5::int[])
       ON CONFLICT ON CONSTRAINT kpi_batch_tally_pk
         DO UPDATE SET taken = tally.taken + excluded.taken, refused = tally.refused + excluded.refused`,
      [
        batchId,
        agency,
        tallies.map(({ year }) => year),
        tallies.map(({ taken }) => taken),
        tallies.map(({ refused }) => refused),
      ],
    );
  }

  findRows(batchId: string, after: number, limit: number): Promise<KpiBatchRow[]> {
    return this.manager.query(
      `/* KpiBatchRepository.findRows */
       SELECT batch_id AS "batchId", row_number AS "rowNumber", external_id AS "externalId", outcome, code, reason, message,
         value_id AS "valueId"
       FROM kpi_batch_row WHERE batch_id = $1 AND row_number > $2 ORDER BY row_number LIMIT $3`,
      [batchId, after, limit],
    );
  }
}
