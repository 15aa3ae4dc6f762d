import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { KpiDefinition } from './kpi-definition.entity';

const columns =
  'id, code, version, name, purpose, unit, direction, aggregation, formula, numerator, denominator, source';

export class KpiDefinitionRepository {
  constructor(private readonly manager: EntityManager) {}

  findByIds(ids: readonly string[]): Promise<KpiDefinition[]> {
    return this.manager.query(
      `/* KpiDefinitionRepository.findByIds */ SELECT ${columns} FROM kpi_definition WHERE id = ANY ($1)`,
      [ids],
    );
  }

  async findVersion(code: string, version: number): Promise<KpiDefinition | null> {
    const [row] = await this.manager.query(
      `/* KpiDefinitionRepository.findVersion */ SELECT ${columns} FROM kpi_definition WHERE code = $1 AND version = $2`,
      [code, version],
    );
    return row ?? null;
  }

  /** `after` is the code and version of the last row of the page before. */
  findPage(after: string[] | null, limit: number): Promise<KpiDefinition[]> {
    return this.manager.query(
      `/* KpiDefinitionRepository.findPage */
       SELECT ${columns} FROM kpi_definition
       WHERE $1::text IS NULL OR (code COLLATE "C", version) > ($1, $2::integer)
       ORDER BY code COLLATE "C", version LIMIT $3`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async count(): Promise<number> {
    const [row] = await this.manager.query(`/* KpiDefinitionRepository.count */ ${countUpTo('FROM kpi_definition')}`);
    return row.count;
  }
}
