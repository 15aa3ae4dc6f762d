import { invalidInput } from '@partner-commons/platform/errors';
import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerRelationService } from '../../federation/partner-relation.service';
import { ScreeningRepository } from '../screenings/screening.repository';
import { ClearanceRepository, type ClearanceRow } from './clearance.repository';
import { shownStatus } from './clearance.rules';

/** What is answered about a partner; of which partner, for what it inherits, and whether it is of the past. */
export interface ShownClearance extends Pick<ClearanceRow, 'status' | 'checkedAt' | 'snapshots'> {
  partnerId: string;
  asOf: Date | null;
}

/** Headquarters, their other offices, and affiliates of affiliates; beyond that the connection says little. */
const inheritedDistance = 2;
const mostInherited = 100;

export class ClearanceService {
  private readonly repository: ClearanceRepository;
  private readonly screenings: ScreeningRepository;

  constructor(
    private readonly work: Work,
    private readonly relations: PartnerRelationService,
  ) {
    this.repository = new ClearanceRepository(work.database.manager);
    this.screenings = new ScreeningRepository(work.database.manager);
  }

  private readonly byPartner = rowLoader(
    (ids) => this.repository.findByPartners(ids),
    (row: ClearanceRow) => row.partnerId,
  );

  /** A partner that has not been heard of yet is as unknown as one that waits for its first screening. */
  async ofPartner(partnerId: string, asOf: Date | null = null): Promise<ShownClearance> {
    if (asOf) return this.past(partnerId, asOf);
    const row = await this.byPartner.load(partnerId);
    if (!row) return { ...unknown, partnerId, asOf };
    return { ...row, partnerId, asOf, status: shownStatus(row) };
  }

  /** What related partners have that is no "clear", nearest first. Of the past nothing is told: relations come and go. */
  async related({ partnerId, asOf }: ShownClearance) {
    if (asOf) return [];
    const family = await this.relations.related(partnerId, inheritedDistance);
    const rows = await this.byPartner.loadMany(family.map((one) => one.partnerId));
    const told = family.flatMap(({ partnerId: id, distance, kind }, place) => {
      const row = rows[place];
      if (!row || row instanceof Error || (row.status !== 'HITS_OPEN' && row.status !== 'BLOCKED')) return [];
      return [{ partnerId: id, distance, relation: kind, status: row.status }];
    });
    return told.slice(0, mostInherited);
  }

  private async past(partnerId: string, asOf: Date): Promise<ShownClearance> {
    if (asOf > this.work.clock.now()) throw invalidInput('This instant has not come yet.', 'asOf');
    const [row] = await this.screenings.findAsOf([partnerId], asOf);
    if (!row?.status) return { ...unknown, partnerId, asOf };
    return { partnerId, asOf, status: row.status, checkedAt: row.checkedAt, snapshots: row.snapshots };
  }
}

const unknown = { status: 'UNKNOWN' as const, checkedAt: null, snapshots: [] };
