import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { Day } from '@partner-commons/platform/whole-days';
import type { Help } from '../due-diligence-decisions/due-diligence-decision.rules';
import type { Dimension, Level, LevelFactor } from '../due-diligence-levels/due-diligence-level.rules';
import type { GlobalCompactStatus, HighRiskSector } from './due-diligence-case.enums';

export interface ScopeRow {
  caseId: string;
  agency: string;
  partnerId: string;
  openedBy: string;
  plannedAmountUsd: string;
  modality: string | null;
  instrument: string | null;
  sectors: HighRiskSector[];
  isHighRisk: boolean;
  computedLevel: Level;
  levelRule: string;
  levelFactors: LevelFactor[];
  proposedLevel: Level | null;
  proposedBy: string | null;
  assessmentId: string | null;
  reusedCaseId: string | null;
  reusedDimensions: Dimension[];
  globalCompact: `${GlobalCompactStatus}` | null;
  globalCompactOn: Day | null;
  escalatedTo: Help[];
  revisionSealed: string | null;
  facts: number;
}

/** Confidential: what is planned, why the level is as it is, and what the case rests on. */
export class DueDiligenceScopeRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  find(caseIds: readonly string[]): Promise<ScopeRow[]> {
    return this.transaction.manager.query(
      `/* DueDiligenceScopeRepository.find */
       SELECT case_id AS "caseId", agency, partner_id AS "partnerId", opened_by AS "openedBy",
              planned_amount_usd::text AS "plannedAmountUsd", modality, instrument, sectors, is_high_risk AS "isHighRisk",
              computed_level AS "computedLevel", level_rule AS "levelRule", level_factors AS "levelFactors",
              proposed_level AS "proposedLevel", proposed_by AS "proposedBy", assessment_id AS "assessmentId",
              reused_case_id AS "reusedCaseId", reused_dimensions AS "reusedDimensions", global_compact AS "globalCompact",
              global_compact_on::text AS "globalCompactOn", escalated_to AS "escalatedTo",
              revision_sealed AS "revisionSealed", facts
       FROM due_diligence_scope WHERE case_id = ANY ($1)`,
      [caseIds],
    );
  }

  async insert(row: ScopeRow): Promise<void> {
    await this.transaction.manager.query(
      `/* DueDiligenceScopeRepository.insert */
       INSERT INTO due_diligence_scope (case_id, agency, partner_id, opened_by, planned_amount_usd, modality, instrument,
         sectors, is_high_risk, computed_level, level_rule, level_factors, assessment_id, reused_case_id,
         reused_dimensions, revision_sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        row.caseId,
        row.agency,
        row.partnerId,
        row.openedBy,
        row.plannedAmountUsd,
        row.modality,
        row.instrument,
        row.sectors,
        row.isHighRisk,
        row.computedLevel,
        row.levelRule,
        JSON.stringify(row.levelFactors),
        row.assessmentId,
        row.reusedCaseId,
        row.reusedDimensions,
        row.revisionSealed,
      ],
    );
  }

  async save(row: ScopeRow): Promise<void> {
    await this.transaction.manager.query(
      `/* DueDiligenceScopeRepository.save */
       UPDATE due_diligence_scope SET proposed_level = $2, proposed_by = $3, assessment_id = $4, global_compact = $5,
         global_compact_on = $6, escalated_to = $7, facts = $8 WHERE case_id = $1`,
      [
        row.caseId,
        row.proposedLevel,
        row.proposedBy,
        row.assessmentId,
        row.globalCompact,
        row.globalCompactOn,
        row.escalatedTo,
        row.facts,
      ],
    );
  }
}
