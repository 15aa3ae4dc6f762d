import type { ViewerTransaction } from '@partner-commons/platform/database';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { RatedCost } from './mitigation.rules';
import type { MitigationStatus } from './mitigation.view';

export interface MitigationRow extends RatedCost {
  id: string;
  riskId: string;
  agency: string;
  partnerId: string;
  sealed: string;
  dueOn: string;
  status: MitigationStatus;
  finishedOn: string | null;
  plannedBy: string;
  plannedAt: Date;
  version: number;
}

export interface CostSums {
  mitigations: number;
  costUsd: string;
  doneUsd: string;
}

const columns = `m.id, m.risk_id AS "riskId", m.agency, m.partner_id AS "partnerId", m.sealed, m.cost::text AS cost,
  m.currency, m.units_per_usd::text AS "unitsPerUsd", m.rate_date::text AS "rateDate", m.rate_source AS "rateSource",
  m.cost_usd::text AS "costUsd", m.due_on::text AS "dueOn", m.status, m.finished_on::text AS "finishedOn",
  m.planned_by AS "plannedBy", m.planned_at AS "plannedAt", m.version`;

/** Row-level security shows those who keep or oversee the register the mitigations of their agency. */
export class MitigationRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  /** The latest 100 of each, the first one first. */
  findOfRisks(riskIds: readonly string[]): Promise<MitigationRow[]> {
    return this.transaction.manager.query(
      `/* MitigationRepository.findOfRisks */
       SELECT ${columns} FROM unnest($1::uuid[]) AS asked (id) CROSS JOIN LATERAL (
         SELECT * FROM risk_mitigation n WHERE n.risk_id = asked.id ORDER BY n.id DESC LIMIT 100) AS m ORDER BY m.id`,
      [riskIds],
    );
  }

  async find(id: string): Promise<MitigationRow | null> {
    const [row] = await this.transaction.manager.query(
      `/* MitigationRepository.find */ SELECT ${columns} FROM risk_mitigation m WHERE m.id = $1`,
      [id],
    );
    return row ?? null;
  }

  async lock(id: string): Promise<MitigationRow | null> {
    const [row] = await this.transaction.manager.query(
      `/* MitigationRepository.lock */ SELECT ${columns} FROM risk_mitigation m WHERE m.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  async insert(row: MitigationRow): Promise<void> {
    await this.transaction.manager.query(
      `/* MitigationRepository.insert */
       INSERT INTO risk_mitigation (id, risk_id, agency, partner_id, planned_by, planned_at, sealed, cost, currency,
         units_per_usd, rate_date, rate_source, cost_usd, due_on, status, finished_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [row.id, row.riskId, row.agency, row.partnerId, row.plannedBy, row.plannedAt, ...valuesOf(row)],
    );
  }

  async save(row: MitigationRow): Promise<void> {
    await this.transaction.manager.query(
      `/* MitigationRepository.save */
       UPDATE risk_mitigation SET sealed = $2, cost = $3, currency = $4, units_per_usd = $5, rate_date = $6,
         rate_source = $7, cost_usd = $8, due_on = $9, status = $10, finished_on = $11, version = version + 1
       WHERE id = $1`,
      [row.id, ...valuesOf(row)],
    );
  }

  /** Those that are due in the year, or were done in it; of no partner for all. */
  async sum(agency: string, year: number, partnerIds: readonly string[]): Promise<CostSums> {
    const [row] = await this.transaction.manager.query(
      `/* MitigationRepository.sum */
       SELECT count(*)::int AS mitigations, coalesce(sum(m.cost_usd), 0)::numeric(24, 2)::text AS "costUsd",
              coalesce(sum(m.cost_usd) FILTER (WHERE m.status = 'DONE'), 0)::numeric(24, 2)::text AS "doneUsd"
       FROM risk_mitigation m
       WHERE m.agency = $2 AND m.status <> 'CANCELLED'
         AND coalesce(m.finished_on, m.due_on) BETWEEN make_date($3, 1, 1) AND make_date($3, 12, 31)
         AND (cardinality($1::uuid[]) = 0 OR m.partner_id IN (SELECT unnest(wanted.ids) FROM ${wantedPartners}))`,
      [partnerIds, agency, year],
    );
    return row;
  }

  async sumFunds(agency: string, year: number, partnerIds: readonly string[]): Promise<string> {
    const [{ sum }] = await this.transaction.manager.query(
      `/* MitigationRepository.sumFunds */
       SELECT coalesce(sum(e.amount_usd), 0)::numeric(24, 2)::text AS sum
       FROM partner_engagement e
       WHERE e.agency = $2 AND e.state <> 'PLANNED' AND e.from_day <= make_date($3, 12, 31)
         AND (e.to_day IS NULL OR e.to_day >= make_date($3, 1, 1))
         AND (cardinality($1::uuid[]) = 0 OR e.partner_id IN (SELECT unnest(wanted.ids) FROM ${wantedPartners}))`,
      [partnerIds, agency, year],
    );
    return sum;
  }
}

const valuesOf = (row: MitigationRow) => [
  row.sealed,
  row.cost,
  row.currency,
  row.unitsPerUsd,
  row.rateDate,
  row.rateSource,
  row.costUsd,
  row.dueOn,
  row.status,
  row.finishedOn,
];
