import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';

/** Texts are sealed. */
export interface AssuranceReportRow {
  activityId: string;
  agency: string;
  partnerId: string;
  currency: string | null;
  amountTested: string | null;
  ineligibleAmount: string | null;
  unitsPerUsd: string | null;
  rateDate: string | null;
  rateSource: string | null;
  amountTestedUsd: string | null;
  ineligibleUsd: string | null;
  summary: string | null;
  cancelReason: string | null;
  fileId: string | null;
}

/** The confidential part of activities; row-level security repeats the service's rule as a second wall. */
export class AssuranceReportRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  findByActivities(activityIds: readonly string[]): Promise<AssuranceReportRow[]> {
    return this.manager.query(
      `/* AssuranceReportRepository.findByActivities */
       SELECT r.activity_id AS "activityId", r.agency, r.partner_id AS "partnerId", r.currency,
              r.amount_tested::text AS "amountTested", r.ineligible_amount::text AS "ineligibleAmount",
              r.units_per_usd::text AS "unitsPerUsd", r.rate_on::text AS "rateDate", r.rate_source AS "rateSource",
              r.amount_tested_usd::text AS "amountTestedUsd", r.ineligible_usd::text AS "ineligibleUsd", r.summary,
              r.cancel_reason AS "cancelReason", r.file_id AS "fileId"
       FROM assurance_report r WHERE r.activity_id = ANY ($1)`,
      [activityIds],
    );
  }

  /** Of a locked activity; the first thing that is recorded makes the row. */
  async save(row: AssuranceReportRow): Promise<void> {
    await this.manager.query(
      `/* AssuranceReportRepository.save */
       INSERT INTO assurance_report (activity_id, agency, partner_id, currency, amount_tested, ineligible_amount,
         units_per_usd, rate_on, rate_source, amount_tested_usd, ineligible_usd, summary, cancel_reason, file_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       ON CONFLICT ON CONSTRAINT assurance_report_pk DO UPDATE
       SET currency = excluded.currency, amount_tested = excluded.amount_tested,
           ineligible_amount = excluded.ineligible_amount, units_per_usd = excluded.units_per_usd,
           rate_on = excluded.rate_on, rate_source = excluded.rate_source,
           amount_tested_usd = excluded.amount_tested_usd, ineligible_usd = excluded.ineligible_usd,
           summary = excluded.summary, cancel_reason = excluded.cancel_reason, file_id = excluded.file_id`,
      [
        row.activityId,
        row.agency,
        row.partnerId,
        row.currency,
        row.amountTested,
        row.ineligibleAmount,
        row.unitsPerUsd,
        row.rateDate,
        row.rateSource,
        row.amountTestedUsd,
        row.ineligibleUsd,
        row.summary,
        row.cancelReason,
        row.fileId,
      ],
    );
  }
}
