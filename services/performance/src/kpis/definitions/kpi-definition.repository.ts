import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import type { AgencySharing } from '../sharing-policies/kpi-sharing.rules';
import type { KpiDefinition } from './kpi-definition.entity';

/** With what agencies had decided about sharing their figures (feature 90). */
export type SharedDefinition = KpiDefinition & { decisions: AgencySharing[] };

/** @public for the features that change definitions */
export const definitionColumns = `id, code, version, name, purpose, unit, direction, aggregation, formula, numerator, denominator,
  source, frequency, dimensions, mandatory_for AS "mandatoryFor", data_owner AS "dataOwner", state,
  effective_from AS "effectiveFrom", published_at AS "publishedAt", deprecated_from AS "deprecatedFrom",
  deprecated_at AS "deprecatedAt", deprecation_reason AS "deprecationReason", agency AS "agencyCode", target, warning, alarm,
  floor, qcpr, sdg, strategic_plan AS "strategicPlan", grand_bargain AS "grandBargain", proposed_by AS "proposedBy",
  proposed_at AS "proposedAt", edition, vote_round AS "voteRound", members`;

export interface DefinitionFilter {
  codes: readonly string[] | null;
  states: readonly string[];
  /** Such as QCPR; null for all. */
  alignedWith: string | null;
}

const filtered = `FROM kpi_definition WHERE ($1::text[] IS NULL OR code = ANY ($1)) AND state = ANY ($2::text[])
  AND ($3::text IS NULL OR cardinality(CASE $3 WHEN 'QCPR' THEN qcpr WHEN 'SDG' THEN sdg
    WHEN 'STRATEGIC_PLAN' THEN strategic_plan ELSE grand_bargain END) > 0)`;

export class KpiDefinitionRepository {
  constructor(private readonly manager: EntityManager) {}

  findByIds(ids: readonly string[]): Promise<KpiDefinition[]> {
    return this.manager.query(
      `/* KpiDefinitionRepository.findByIds */ SELECT ${definitionColumns} FROM kpi_definition WHERE id = ANY ($1)`,
      [ids],
    );
  }

  async findVersion(code: string, version: number): Promise<KpiDefinition | null> {
    const [row] = await this.manager.query(
      `/* KpiDefinitionRepository.findVersion */ SELECT ${definitionColumns} FROM kpi_definition WHERE code = $1 AND version = $2 AND state <> 'WITHDRAWN'`,
      [code, version],
    );
    return row ?? null;
  }

  /** All published versions of these codes, in order. */
  findPublished(codes: readonly string[]): Promise<KpiDefinition[]> {
    return this.manager.query(
      `/* KpiDefinitionRepository.findPublished */
       SELECT ${definitionColumns} FROM kpi_definition
       WHERE code = ANY ($1) AND published_at IS NOT NULL ORDER BY code COLLATE "C", version`,
      [codes],
    );
  }

  /** The same, with the decisions that stood at an instant: one statement, since every dashboard asks it. */
  findPublishedWithSharing(codes: readonly string[], asOf: Date): Promise<SharedDefinition[]> {
    return this.manager.query(
      `/* KpiDefinitionRepository.findPublishedWithSharing */
       SELECT ${definitionColumns}, ARRAY(
         SELECT jsonb_build_object('agency', s.agency, 'sharing', s.sharing) FROM (
           SELECT DISTINCT ON (agency) agency, sharing FROM kpi_sharing_decision
           WHERE kpi_sharing_decision.code = kpi_definition.code AND decided_at <= $2
           ORDER BY agency, kpi_sharing_decision.version DESC) AS s) AS decisions
       FROM kpi_definition
       WHERE code = ANY ($1) AND published_at IS NOT NULL ORDER BY code COLLATE "C", version`,
      [codes, asOf],
    );
  }

  /** `after` is the code and version of the last row of the page before. */
  findPage(
    { codes, states, alignedWith }: DefinitionFilter,
    after: string[] | null,
    limit: number,
  ): Promise<KpiDefinition[]> {
    return this.manager.query(
      `/* KpiDefinitionRepository.findPage */
       SELECT ${definitionColumns} ${filtered}
         AND ($4::text IS NULL OR (code COLLATE "C", version, id) > ($4, $5::integer, $6::uuid))
       ORDER BY code COLLATE "C", version, id LIMIT $7`,
      [codes, states, alignedWith, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit],
    );
  }

  async count({ codes, states, alignedWith }: DefinitionFilter): Promise<number> {
    const [row] = await this.manager.query(`/* KpiDefinitionRepository.count */ ${countUpTo(filtered)}`, [
      codes,
      states,
      alignedWith,
    ]);
    return row.count;
  }
}
