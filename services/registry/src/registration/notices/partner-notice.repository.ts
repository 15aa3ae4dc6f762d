import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { Day } from '@partner-commons/platform/whole-days';

export interface PartnerNoticeRow {
  id: string;
  partnerId: string;
  kind: string;
  referenceNo: string | null;
  agency: string;
  dueOn: Day | null;
  at: Date;
}

const columns = `id, partner_id AS "partnerId", kind, reference_no AS "referenceNo", agency, due_on::text AS "dueOn", at`;

/** Row-level security shows a notice to the users of its partner and to nobody else. */
export class PartnerNoticeRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  find(after: string | null, limit: number): Promise<PartnerNoticeRow[]> {
    return this.transaction.manager.query(
      `/* PartnerNoticeRepository.find */
       SELECT ${columns} FROM partner_notice WHERE ($1::uuid IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`,
      [after, limit],
    );
  }

  async count(): Promise<number> {
    const [{ count }] = await this.transaction.manager.query(
      `/* PartnerNoticeRepository.count */ ${countUpTo('FROM partner_notice')}`,
    );
    return count;
  }

  async insert({ id, partnerId, kind, referenceNo, agency, dueOn, at }: PartnerNoticeRow): Promise<void> {
    await this.transaction.manager.query(
      `/* PartnerNoticeRepository.insert */
       INSERT INTO partner_notice (id, partner_id, kind, reference_no, agency, due_on, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, partnerId, kind, referenceNo, agency, dueOn, at],
    );
  }
}
