import type { Work } from '@partner-commons/platform/work';
import { PartnerStanding } from '../../identity/partners/partner.entity';
import { declarationHold } from '../../registration/declarations/declaration-ledger.service';
import type { ClearanceChange } from '../clearance/clearance.repository';
import type { HoldService } from '../holds/hold.service';
import type { StandingService } from '../standing/standing.service';
import { type ExpiredRegistration, type LapsedDeclaration, MonitorRepository } from './monitor.repository';
import { dormantSince, graceEndedBefore, standingAfter } from './standing-review.rules';
import type { StandingReviewService } from './standing-review.service';

export interface MonitorSources {
  standings: StandingService;
  holds: HoldService;
  reviews: StandingReviewService;
}

/** Of sanctions: how many flags of each level a partner has of its own. */
export interface FlagsChanged {
  partnerId: string;
  red: number;
}

const allPurposes = ['APPLY', 'SELECT', 'SIGN', 'PAY'] as const;
const confirmedHit = { source: 'SANCTIONS', code: 'HIT_CONFIRMED' } as const;
const expiredRegistration = { source: 'DOCUMENT', code: 'REGISTRATION_EXPIRED' } as const;
const batch = 100;

/** Turns facts into holds, reviews and changes of standing, and takes them back when the fact is gone (UNHCR-55). */
export class MonitorService {
  private readonly repository: MonitorRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: MonitorSources,
  ) {
    this.repository = new MonitorRepository(work.database.manager);
  }

  /** What sanctions found: a confirmed match suspends by itself, open ones ask for a review. A decision is never undone. */
  async followClearance({ partnerId, status }: Pick<ClearanceChange, 'partnerId' | 'status'>): Promise<void> {
    const { standings, holds, reviews } = this.sources;
    const standing = await standings.lockKnown(partnerId);
    if (!standing) return;
    if (status === 'BLOCKED') {
      const message = 'A match with a sanctions list was confirmed.';
      await holds.place({ ...confirmedHit, partnerId, message, purposes: [...allPurposes] });
      await reviews.open(partnerId, 'HIT_CONFIRMED');
    } else if (status !== 'UNKNOWN') {
      await holds.lift({ ...confirmedHit, partnerId }, 'MATCH_REVERSED');
      await reviews.resolve(partnerId, 'HIT_CONFIRMED');
    }
    const to = standingAfter(standing, status);
    if (to) {
      const reason = to === 'SUSPENDED' ? 'SANCTIONS_MATCH' : 'SCREENING';
      await standings.change(partnerId, { to: PartnerStanding[to], reason, source: 'sanctions' });
    } else if (status === 'CLEAR') await reviews.settle(partnerId);
  }

  /** A red flag that headquarters upheld asks for a review and excludes nobody by itself (UNHCR-55). */
  async followFlags({ partnerId, red }: FlagsChanged): Promise<void> {
    const { standings, reviews } = this.sources;
    const standing = await standings.lockKnown(partnerId);
    if (!standing) return;
    if (red === 0) {
      await reviews.resolve(partnerId, 'RED_FLAG');
      return reviews.settle(partnerId);
    }
    await reviews.open(partnerId, 'RED_FLAG');
    if (standing !== PartnerStanding.ACTIVE) return;
    await standings.change(partnerId, { to: PartnerStanding.UNDER_REVIEW, reason: 'RED_FLAG', source: 'sanctions' });
  }

  expiredRegistrations(): Promise<ExpiredRegistration[]> {
    return this.repository.findExpiredRegistrations(graceEndedBefore(this.work.clock.now()), batch);
  }

  renewedRegistrations(): Promise<string[]> {
    return this.repository.findRenewedRegistrations(this.work.clock.now().toISOString().slice(0, 10), batch);
  }

  lapsedDeclarations(): Promise<LapsedDeclaration[]> {
    return this.repository.findLapsedDeclarations(this.work.clock.now(), batch);
  }

  signedAgain(): Promise<string[]> {
    return this.repository.findSignedAgain(this.work.clock.now(), batch);
  }

  dormant(): Promise<string[]> {
    return this.repository.findDormant(dormantSince(this.work.clock.now()), batch);
  }

  /** R-INV-4. */
  async reviewRegistration({ partnerId, documentId }: ExpiredRegistration): Promise<void> {
    const { standings, holds, reviews } = this.sources;
    const standing = await standings.lock(partnerId);
    const message = 'The legal registration expired more than 60 days ago.';
    await holds.place({ ...expiredRegistration, partnerId, message, purposes: [...allPurposes], ref: documentId });
    await reviews.open(partnerId, 'DOCUMENT_EXPIRED', documentId);
    if (standing !== PartnerStanding.ACTIVE) return;
    const to = PartnerStanding.UNDER_REVIEW;
    await standings.change(partnerId, { to, reason: 'DOCUMENT_EXPIRED', source: 'registry' });
  }

  async acceptRenewal(partnerId: string): Promise<void> {
    const { standings, holds, reviews } = this.sources;
    await standings.lock(partnerId);
    await holds.lift({ ...expiredRegistration, partnerId }, 'RENEWED');
    await reviews.resolve(partnerId, 'DOCUMENT_EXPIRED');
    await reviews.settle(partnerId);
  }

  /** New selections wait, signed agreements go on: so a hold, and a review that leaves the standing alone (R-INV-5). */
  async reviewDeclaration({ partnerId, declarationId }: LapsedDeclaration): Promise<void> {
    const { standings, holds, reviews } = this.sources;
    await standings.lock(partnerId);
    const message = 'The declaration is no longer valid; the partner must sign again.';
    await holds.place({ ...declarationHold, partnerId, message, purposes: ['SELECT', 'SIGN'], ref: declarationId });
    await reviews.open(partnerId, 'DECLARATION_EXPIRED', declarationId);
  }

  async acceptSignature(partnerId: string): Promise<void> {
    const { standings, reviews } = this.sources;
    await standings.lock(partnerId);
    await reviews.resolve(partnerId, 'DECLARATION_EXPIRED');
    await reviews.settle(partnerId);
  }

  async makeInactive(partnerId: string): Promise<void> {
    const { standings } = this.sources;
    if ((await standings.lock(partnerId)) !== PartnerStanding.ACTIVE) return;
    await standings.change(partnerId, { to: PartnerStanding.INACTIVE, reason: 'DORMANT', source: 'registry' });
  }
}
