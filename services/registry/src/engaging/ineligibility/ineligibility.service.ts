import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import { PartnerStanding } from '../../identity/partners/partner.entity';
import { mayBecome } from '../standing/standing.rules';
import type { StandingService } from '../standing/standing.service';
import { IneligibilityRepository, type IneligibilityRow } from './ineligibility.repository';

/** What decisions of ineligibility and confirmed mandatory listings do to the system standing (R-INV-7, S-INV-1). */
export class IneligibilityService {
  private readonly repository: IneligibilityRepository;

  constructor(
    private readonly work: Work,
    private readonly standings: StandingService,
  ) {
    this.repository = new IneligibilityRepository(work.database.manager);
  }

  findAt(partnerIds: readonly string[], at: Date): Promise<IneligibilityRow[]> {
    return this.repository.findAt(partnerIds, at);
  }

  /** An event tells the whole state, so a repeated one changes nothing. */
  async apply(state: IneligibilityRow): Promise<void> {
    const { partnerId, ineligible, listing } = state;
    const standing = await this.standings.lockKnown(partnerId);
    if (!standing) return;
    await this.repository.insert(newId(), state, this.work.clock.now());
    const to = ineligible ? PartnerStanding.INELIGIBLE : PartnerStanding.SUSPENDED;
    const concerned = ineligible ? standing !== to : standing === PartnerStanding.INELIGIBLE;
    // What is dissolved or merged stays CLOSED; an end of ineligibility leads to a review by people, never to ACTIVE.
    if (!concerned || !mayBecome(standing, to)) return;
    const reason = listing ? 'SANCTIONS_MATCH' : 'INELIGIBILITY_DECISION';
    await this.standings.change(partnerId, {
      to,
      reason: ineligible ? reason : 'INELIGIBILITY_ENDED',
      source: 'sanctions',
    });
  }
}
