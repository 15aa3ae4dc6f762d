import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { FindingSource } from './finding.enum';

/** Of one assessment, activity or case. */
export interface FindingSummary {
  /** Neither verified nor waived. */
  open: number;
  high: number;
  /** Unresolved ones of high priority for which no action of high priority was agreed (standards.md 3.2). */
  highWithoutAction: number;
  /** In US dollars. */
  pendingUnsupported: string;
}

export class FindingSummaryRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  async find(sourceType: `${FindingSource}`, sourceId: string): Promise<FindingSummary> {
    const [summary] = await this.transaction.manager.query(
      `/* FindingSummaryRepository.find */
       SELECT count(*) FILTER (WHERE state NOT IN ('VERIFIED', 'WAIVED'))::int AS open,
              count(*) FILTER (WHERE priority = 'HIGH')::int AS high,
              count(*) FILTER (WHERE priority = 'HIGH' AND state NOT IN ('VERIFIED', 'WAIVED') AND NOT EXISTS (
                SELECT FROM finding_action a WHERE a.finding_id = f.id AND a.priority = 'HIGH' AND a.state <> 'CANCELLED'))::int
                AS "highWithoutAction",
              coalesce(sum(amount_usd - refunded_usd - documented_usd - justified_usd - written_off_usd), 0.00)::text
                AS "pendingUnsupported"
       FROM finding f WHERE source_type = $1 AND source_id = $2`,
      [sourceType, sourceId],
    );
    return summary;
  }
}
