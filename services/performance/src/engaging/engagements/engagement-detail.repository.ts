import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EngagementMoney } from './engagement.rules';

export interface EngagementDetailRow extends EngagementMoney {
  engagementId: string;
  version: number;
  agency: string;
  partnerId: string;
}

const columns = `d.engagement_id AS "engagementId", d.version, d.agency, d.partner_id AS "partnerId", d.title, d.amount,
  d.undisbursed, d.currency, d.units_per_usd AS "unitsPerUsd", d.rate_on::text AS "rateDate",
  d.rate_source AS "rateSource"`;

/** CONFIDENTIAL: row-level security shows the rows of the viewer's agency, or of the partner itself. */
export class EngagementDetailRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  /** The present version of each. */
  find(engagementIds: readonly string[]): Promise<EngagementDetailRow[]> {
    return this.transaction.manager.query(
      `/* EngagementDetailRepository.find */
       SELECT ${columns} FROM engagement e JOIN engagement_detail d ON d.engagement_id = e.id AND d.version = e.version
       WHERE e.id = ANY ($1)`,
      [engagementIds],
    );
  }

  async insert(row: EngagementDetailRow): Promise<void> {
    await this.transaction.manager.query(
      `/* EngagementDetailRepository.insert */
       INSERT INTO engagement_detail (engagement_id, version, agency, partner_id, title, amount, undisbursed, currency,
                                      units_per_usd, rate_on, rate_source)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        row.engagementId,
        row.version,
        row.agency,
        row.partnerId,
        row.title,
        row.amount,
        row.undisbursed,
        row.currency,
        row.unitsPerUsd,
        row.rateDate,
        row.rateSource,
      ],
    );
  }
}
