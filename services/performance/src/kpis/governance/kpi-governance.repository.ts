import type { EntityManager } from 'typeorm';
import type { KpiDefinition } from '../definitions/kpi-definition.entity';
import { definitionColumns } from '../definitions/kpi-definition.repository';
import type { KpiState } from '../definitions/kpi-term.enums';

/** Writes definitions on their way to publication. */
export class KpiGovernanceRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Until the transaction ends, nobody else adds a version of this code. */
  async lockCode(code: string): Promise<void> {
    await this.manager.query(
      '/* KpiGovernanceRepository.lockCode */ SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
      [`kpi-code:${code}`],
    );
  }

  /** Of all versions but those that were given up as proposals. */
  async findLatest(code: string): Promise<KpiDefinition | null> {
    const [row] = await this.manager.query(
      `/* KpiGovernanceRepository.findLatest */
       SELECT ${definitionColumns} FROM kpi_definition WHERE code = $1 AND state <> 'WITHDRAWN'
       ORDER BY version DESC LIMIT 1`,
      [code],
    );
    return row ?? null;
  }

  async lock(id: string): Promise<KpiDefinition | null> {
    const [row] = await this.manager.query(
      `/* KpiGovernanceRepository.lock */ SELECT ${definitionColumns} FROM kpi_definition WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async insert(row: KpiDefinition): Promise<void> {
    await this.manager.query(
      `/* KpiGovernanceRepository.insert */
       INSERT INTO kpi_definition (id, code, version, state, agency, proposed_by, proposed_at, published_at, name, purpose,
         unit, direction, aggregation, formula, numerator, denominator, source, frequency, dimensions, mandatory_for, target,
         warning, alarm, floor, qcpr, sdg, strategic_plan, grand_bargain, data_owner, effective_from)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
         $25, $26, $27, $28, $29, $30)`,
      [
        row.id,
        row.code,
        row.version,
        row.state,
        row.agencyCode,
        row.proposedBy,
        row.proposedAt,
        row.publishedAt,
      ].concat(textColumns(row) as never[]),
    );
  }

  async amend(row: KpiDefinition): Promise<void> {
    await this.manager.query(
      `/* KpiGovernanceRepository.amend */
       UPDATE kpi_definition SET edition = $2, name = $3, purpose = $4, unit = $5, direction = $6, aggregation = $7,
         formula = $8, numerator = $9, denominator = $10, source = $11, frequency = $12, dimensions = $13,
         mandatory_for = $14, target = $15, warning = $16, alarm = $17, floor = $18, qcpr = $19, sdg = $20,
         strategic_plan = $21, grand_bargain = $22, data_owner = $23, effective_from = $24
       WHERE id = $1`,
      [row.id, row.edition, ...textColumns(row)],
    );
  }

  async saveState(id: string, state: KpiState): Promise<void> {
    await this.manager.query(
      '/* KpiGovernanceRepository.saveState */ UPDATE kpi_definition SET state = $2 WHERE id = $1',
      [id, state],
    );
  }

  async openVote(id: string, members: readonly string[]): Promise<void> {
    await this.manager.query(
      `/* KpiGovernanceRepository.openVote */
       UPDATE kpi_definition SET state = 'VOTE', vote_round = vote_round + 1, members = $2 WHERE id = $1`,
      [id, members],
    );
  }

  async publish(id: string, effectiveFrom: number, at: Date): Promise<void> {
    await this.manager.query(
      `/* KpiGovernanceRepository.publish */
       UPDATE kpi_definition SET state = 'PUBLISHED', published_at = $3, effective_from = $2 WHERE id = $1`,
      [id, effectiveFrom, at],
    );
  }

  async deprecate(id: string, given: { fromYear: number; reason: string; at: Date }): Promise<void> {
    await this.manager.query(
      `/* KpiGovernanceRepository.deprecate */
       UPDATE kpi_definition SET state = 'DEPRECATED', deprecated_from = $2, deprecation_reason = $3, deprecated_at = $4
       WHERE id = $1`,
      [id, given.fromYear, given.reason, given.at],
    );
  }
}

/** In the order of the statements above. */
const textColumns = (row: KpiDefinition): unknown[] => [
  row.name,
  row.purpose,
  row.unit,
  row.direction,
  row.aggregation,
  row.formula,
  row.numerator,
  row.denominator,
  row.source,
  row.frequency,
  row.dimensions,
  row.mandatoryFor,
  row.target,
  row.warning,
  row.alarm,
  row.floor,
  row.qcpr,
  row.sdg,
  row.strategicPlan,
  row.grandBargain,
  row.dataOwner,
  row.effectiveFrom,
];
