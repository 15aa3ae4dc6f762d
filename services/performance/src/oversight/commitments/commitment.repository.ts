import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { Commitment } from './commitment.view';

const columns = `c.id, c.agency AS "agencyCode", c.framework, c.text, c.kpi_code AS "kpiCode", c.comparison, c.target,
  c.by_year AS "byYear", c.recorded_at AS "recordedAt", c.ended_at AS "endedAt", c.end_reason AS "endReason", c.version`;

const matching = `FROM commitment c WHERE ($1::text IS NULL OR c.agency = $1) AND ($2::text IS NULL OR c.framework = $2)`;

export class CommitmentRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<Commitment | null> {
    const [row] = await this.manager.query(
      `/* CommitmentRepository.find */ SELECT ${columns} FROM commitment c WHERE c.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async lock(id: string): Promise<Commitment | null> {
    const [row] = await this.manager.query(
      `/* CommitmentRepository.lock */ SELECT ${columns} FROM commitment c WHERE c.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  findPage(
    { agency, framework }: { agency: string | null; framework: string | null },
    after: string | null,
    limit: number,
  ): Promise<Commitment[]> {
    return this.manager.query(
      `/* CommitmentRepository.findPage */
       SELECT ${columns} ${matching} AND ($3::uuid IS NULL OR c.id < $3) ORDER BY c.id DESC LIMIT $4`,
      [agency, framework, after, limit],
    );
  }

  async count({ agency, framework }: { agency: string | null; framework: string | null }): Promise<number> {
    const [row] = await this.manager.query(`/* CommitmentRepository.count */ ${countUpTo(matching)}`, [
      agency,
      framework,
    ]);
    return row.count;
  }

  async insert(row: Commitment): Promise<void> {
    await this.manager.query(
      `/* CommitmentRepository.insert */
       INSERT INTO commitment (id, agency, framework, text, kpi_code, comparison, target, by_year, recorded_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        row.id,
        row.agencyCode,
        row.framework,
        row.text,
        row.kpiCode,
        row.comparison,
        row.target,
        row.byYear,
        row.recordedAt,
        row.version,
      ],
    );
  }

  async end({ id, endedAt, endReason, version }: Commitment): Promise<void> {
    await this.manager.query(
      '/* CommitmentRepository.end */ UPDATE commitment SET ended_at = $2, end_reason = $3, version = $4 WHERE id = $1',
      [id, endedAt, endReason, version],
    );
  }
}
