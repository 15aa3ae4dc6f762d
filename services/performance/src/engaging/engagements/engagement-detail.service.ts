import { rowLoader } from '@partner-commons/platform/loader';
import { confidential } from '@partner-commons/platform/redaction';
import { actsFor } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { EngagementRow } from './engagement.rules';
import { EngagementDetailRepository, type EngagementDetailRow } from './engagement-detail.repository';
import type { EngagementDetail } from './engagement-detail.view';

/** What of an agreement is for its agency and its partner alone (domain-model.md 2.8: Disbursement, detail). */
export class EngagementDetailService {
  constructor(private readonly work: Work) {}

  private readonly byEngagement = rowLoader(
    (ids) => this.readAll(ids),
    (row: EngagementDetailRow) => row.engagementId,
  );

  async read(engagement: EngagementRow): Promise<EngagementDetail> {
    const { viewer } = this.work;
    const owner = viewer.kind === 'AGENCY' && viewer.agency === engagement.agencyCode;
    // Row-level security alone would answer "no title" where the truth is "not for you" (architecture.md 3).
    if (!owner && !actsFor(viewer, engagement.partnerId)) return redact(engagement);
    const row = await this.byEngagement.load(engagement.id);
    return row ? { ...row, redaction: null } : redact(engagement);
  }

  /** Within the transaction that holds the agreement. */
  async current(engagementId: string): Promise<EngagementDetailRow | null> {
    const [row] = await this.work.database.confidential((transaction) =>
      new EngagementDetailRepository(transaction).find([engagementId]),
    );
    return row ?? null;
  }

  async add(row: EngagementDetailRow): Promise<void> {
    await this.work.database.confidential((transaction) => new EngagementDetailRepository(transaction).insert(row));
  }

  /** Many details are one statement and one record of the reading, in the transaction that reads them. */
  private readAll(ids: readonly string[]): Promise<EngagementDetailRow[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new EngagementDetailRepository(transaction).find(ids);
      const engagementIds = rows.map(({ engagementId }) => engagementId);
      const objectId = engagementIds.length === 1 ? engagementIds[0] : undefined;
      if (rows.length > 0) {
        await audit
          .within(transaction, 'Engagement.detail')
          .record({ objectType: 'EngagementDetail', objectId, detail: { engagementIds } });
      }
      return rows;
    });
  }
}

const redact = ({ agencyCode }: EngagementRow): EngagementDetail => ({
  title: null,
  amount: null,
  undisbursed: null,
  currency: null,
  unitsPerUsd: null,
  rateDate: null,
  rateSource: null,
  redaction: confidential(`Ask ${agencyCode}, whose agreement it is.`),
});
