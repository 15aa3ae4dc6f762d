import type { Work } from '@partner-commons/platform/work';
import type { AccessGrantService } from '../../sharing/access-grants/access-grant.service';
import type { AssessmentKind } from '../../terms/assessment-kind.enum';
import { ReuseOutcome } from '../../terms/reuse-outcome.enum';
import { PartnerConsentRepository } from '../consents/partner-consent.repository';
import type { ReuseDecisionService } from '../reuse-requests/reuse-decision.service';
import { ReuseRequestRepository } from '../reuse-requests/reuse-request.repository';
import { isAccepted } from '../reuse-requests/reuse-request.rules';

interface EffectSources {
  accessGrants: AccessGrantService;
  decisions: ReuseDecisionService;
}

/** What the word of a partner does to requests (A-INV-4). */
export class ConsentEffectService {
  private readonly requests: ReuseRequestRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: EffectSources,
  ) {
    this.requests = new ReuseRequestRepository(work.database.manager);
  }

  /** As a job: the partner itself may not see what else such a decision rests on. */
  async consentGranted(partnerId: string): Promise<void> {
    await this.work.jobs.enqueue('decideWaitingReuse', { partnerId });
  }

  /** Decisions stay; what came with them to read ends, and what people have not decided yet waits again. */
  async consentWithdrawn(consentId: string): Promise<void> {
    for (const row of await this.requests.findResting(consentId)) {
      if (await this.hasOtherConsent(row.consentIds, consentId)) continue;
      if (isAccepted(row.outcome) && row.grantId) await this.sources.accessGrants.end(row.grantId);
      if (row.outcome !== ReuseOutcome.ESCALATED) continue;
      const again = {
        outcome: ReuseOutcome.PENDING_CONSENT,
        escalatedTo: null,
        consentIds: [],
        version: row.version + 1,
      };
      await this.requests.save({ ...row, ...again });
    }
  }

  async consentDeclined(partnerId: string, agency: string, kinds: readonly AssessmentKind[]): Promise<void> {
    for (const { id } of await this.requests.findWaiting(partnerId)) {
      const row = await this.requests.lock(id);
      const isMeant = row?.outcome === ReuseOutcome.PENDING_CONSENT && row.requesterAgency === agency;
      if (row && isMeant && kinds.includes(row.kind)) await this.sources.decisions.refuseForWantOfConsent(row);
    }
  }

  private hasOtherConsent(consentIds: readonly string[], withdrawn: string): Promise<boolean> {
    const others = consentIds.filter((id) => id !== withdrawn);
    if (others.length === 0) return Promise.resolve(false);
    return this.work.database.confidential((transaction) =>
      new PartnerConsentRepository(transaction).isAnyInForce(others),
    );
  }
}
