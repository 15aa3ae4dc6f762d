import { countUpTo } from '@partner-commons/platform/page';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { PlanInputs, PlanResult } from '../assurance-plan-facts/plan-computation.rules';
import type { AssurancePlanCause } from './assurance-plan.enums';

export interface PlanRow extends PlanInputs, PlanResult {
  id: string;
  assumptionReason: string | null;
  closedOn: string | null;
  createdBy: string;
  createdAt: Date;
  version: number;
}

/** With the partner that was asked about. */
export type PlanOfPartner = PlanRow & { askedId: string };

export interface PlanSearch {
  partnerId: string | null;
  agency: string | null;
  year: number | null;
  coverage: string | null;
  assessmentDue: string | null;
  after: string | null;
  limit: number;
}

const columns = `p.id, p.agency, p.partner_id AS "partnerId", p.year, p.given_cash_usd::text AS "givenCashUsd",
  p.reported_usd::text AS "reportedUsd", p.follow_up_spot_checks AS "followUpSpotChecks", p.assumed_band AS "assumedBand",
  p.assumption_reason AS "assumptionReason", p.parameters_id AS "parametersId", p.cash_usd::text AS "cashUsd", p.basis,
  p.basis_assessment_id AS "basisAssessmentId", p.hact_band AS "hactBand", p.psea_capacity AS "pseaCapacity",
  p.partner_type AS "partnerType", p.risk, p.minimum, p.quarters, p.done, p.steps, p.coverage,
  p.assessment_due AS "assessmentDue", p.closed_on::text AS "closedOn", p.created_by AS "createdBy",
  p.created_at AS "createdAt", p.version`;

const matching = `FROM assurance_plan p
  WHERE ($1::uuid IS NULL OR p.partner_id = $1
         OR p.partner_id IN (SELECT old_id FROM partner_redirect WHERE survivor_id = $1))
    AND ($2::text IS NULL OR p.agency = $2) AND ($3::int IS NULL OR p.year = $3)
    AND ($4::text IS NULL OR p.coverage = $4) AND ($5::text IS NULL OR p.assessment_due = $5)`;

/** What every agency may see of what another asks of a partner and has done. */
export class AssurancePlanRepository {
  constructor(private readonly manager: EntityManager) {}

  async find(id: string): Promise<PlanRow | null> {
    const [row] = await this.manager.query(
      `/* AssurancePlanRepository.find */ SELECT ${columns} FROM assurance_plan p WHERE p.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async lock(agency: string, partnerId: string, year: number): Promise<PlanRow | null> {
    const [row] = await this.manager.query(
      `/* AssurancePlanRepository.lock */
       SELECT ${columns} FROM assurance_plan p WHERE p.agency = $1 AND p.partner_id = $2 AND p.year = $3 FOR UPDATE`,
      [agency, partnerId, year],
    );
    return row ?? null;
  }

  /** Of these agencies, by agency, so that all who lock several do it in one order; with those of merged partners. */
  lockOf(agencies: readonly string[], partnerId: string, year: number): Promise<PlanRow[]> {
    return this.manager.query(
      `/* AssurancePlanRepository.lockOf */
       SELECT ${columns} FROM assurance_plan p
       WHERE p.agency = ANY ($1) AND p.year = $3
         AND (p.partner_id = $2 OR p.partner_id IN (SELECT survivor_id FROM partner_redirect WHERE old_id = $2)
              OR p.partner_id IN (SELECT old_id FROM partner_redirect WHERE survivor_id = $2))
       ORDER BY p.agency COLLATE "C", p.id FOR UPDATE`,
      [agencies, partnerId, year],
    );
  }

  /** Of all agencies, in years that are not over. */
  lockOpen(partnerId: string): Promise<PlanRow[]> {
    return this.manager.query(
      `/* AssurancePlanRepository.lockOpen */
       SELECT ${columns} FROM assurance_plan p
       WHERE p.closed_on IS NULL AND (p.partner_id = $1
             OR p.partner_id IN (SELECT old_id FROM partner_redirect WHERE survivor_id = $1))
       ORDER BY p.agency COLLATE "C", p.id FOR UPDATE`,
      [partnerId],
    );
  }

  search({ after, limit, ...search }: PlanSearch): Promise<PlanRow[]> {
    return this.manager.query(
      `/* AssurancePlanRepository.search */
       SELECT ${columns} ${matching} AND ($6::uuid IS NULL OR p.id < $6) ORDER BY p.id DESC LIMIT $7`,
      [...valuesOf(search), after, limit],
    );
  }

  async count({ after: _after, limit: _limit, ...search }: PlanSearch): Promise<number> {
    const [{ count }] = await this.manager.query(
      `/* AssurancePlanRepository.count */ ${countUpTo(matching)}`,
      valuesOf(search),
    );
    return count;
  }

  findOfPartners(partnerIds: readonly string[], year: number): Promise<PlanOfPartner[]> {
    return this.manager.query(
      `/* AssurancePlanRepository.findOfPartners */
       SELECT wanted.partner_id AS "askedId", ${columns}
       FROM ${wantedPartners} JOIN assurance_plan p ON p.partner_id = ANY (wanted.ids)
       WHERE p.year = $2 ORDER BY p.agency COLLATE "C", p.id`,
      [partnerIds, year],
    );
  }

  /** Open ones, a batch at a time. */
  findOpen(after: string | null, limit: number): Promise<PlanRow[]> {
    return this.manager.query(
      `/* AssurancePlanRepository.findOpen */
       SELECT ${columns} FROM assurance_plan p
       WHERE p.closed_on IS NULL AND ($1::uuid IS NULL OR p.id > $1) ORDER BY p.id LIMIT $2`,
      [after, limit],
    );
  }

  /** False when the agency has one already. */
  async insert(row: PlanRow): Promise<boolean> {
    const inserted: unknown[] = await this.manager.query(
      `/* AssurancePlanRepository.insert */
       INSERT INTO assurance_plan (given_cash_usd, reported_usd, follow_up_spot_checks, assumed_band, assumption_reason,
         parameters_id, cash_usd, basis, basis_assessment_id, hact_band, psea_capacity, partner_type, risk, minimum,
         quarters, done, steps, coverage, assessment_due, closed_on, version, id, agency, partner_id, year, created_by,
         created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
               $24, $25, $26, $27)
       ON CONFLICT ON CONSTRAINT assurance_plan_year_uq DO NOTHING RETURNING id`,
      [...columnsOf(row), row.id, row.agency, row.partnerId, row.year, row.createdBy, row.createdAt],
    );
    return inserted.length > 0;
  }

  /** Of a locked row. */
  async save(row: PlanRow): Promise<void> {
    await this.manager.query(
      `/* AssurancePlanRepository.save */
       UPDATE assurance_plan
       SET given_cash_usd = $1, reported_usd = $2, follow_up_spot_checks = $3, assumed_band = $4, assumption_reason = $5,
           parameters_id = $6, cash_usd = $7, basis = $8, basis_assessment_id = $9, hact_band = $10, psea_capacity = $11,
           partner_type = $12, risk = $13, minimum = $14, quarters = $15, done = $16, steps = $17, coverage = $18,
           assessment_due = $19, closed_on = $20, version = $21
       WHERE id = $22`,
      [...columnsOf(row), row.id],
    );
  }

  async keepRevision(row: PlanRow, cause: AssurancePlanCause, at: Date): Promise<void> {
    await this.manager.query(
      `/* AssurancePlanRepository.keepRevision */
       INSERT INTO assurance_plan_revision (plan_id, version, cause, cash_usd, reported_usd, hact_band, psea_capacity,
         minimum, done, coverage, parameters_id, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        row.id,
        row.version,
        cause,
        row.cashUsd,
        row.reportedUsd,
        row.hactBand,
        row.pseaCapacity,
        JSON.stringify(row.minimum),
        JSON.stringify(row.done),
        row.coverage,
        row.parametersId,
        at,
      ],
    );
  }
}

const valuesOf = (search: Omit<PlanSearch, 'after' | 'limit'>) => [
  search.partnerId,
  search.agency,
  search.year,
  search.coverage,
  search.assessmentDue,
];

const columnsOf = (row: PlanRow) => [
  row.givenCashUsd,
  row.reportedUsd,
  row.followUpSpotChecks,
  row.assumedBand,
  row.assumptionReason,
  row.parametersId,
  row.cashUsd,
  row.basis,
  row.basisAssessmentId,
  row.hactBand,
  row.pseaCapacity,
  row.partnerType,
  row.risk,
  JSON.stringify(row.minimum),
  JSON.stringify(row.quarters),
  JSON.stringify(row.done),
  JSON.stringify(row.steps),
  row.coverage,
  row.assessmentDue,
  row.closedOn,
  row.version,
];
