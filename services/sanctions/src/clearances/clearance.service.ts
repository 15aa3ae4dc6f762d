import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { ClearanceRepository, type ClearanceRow } from './clearance.repository';
import { shownStatus } from './clearance.rules';

export class ClearanceService {
  private readonly repository: ClearanceRepository;

  constructor(work: Work) {
    this.repository = new ClearanceRepository(work.database.manager);
  }

  private readonly byPartner = rowLoader(
    (ids) => this.repository.findByPartners(ids),
    (row: ClearanceRow) => row.partnerId,
  );

  /** A partner that has not been heard of yet is as unknown as one that waits for its first screening. */
  async ofPartner(partnerId: string): Promise<Pick<ClearanceRow, 'status' | 'checkedAt' | 'snapshots'>> {
    const row = await this.byPartner.load(partnerId);
    if (!row) return { status: 'UNKNOWN', checkedAt: null, snapshots: [] };
    return { ...row, status: shownStatus(row) };
  }
}
