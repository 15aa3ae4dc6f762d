import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import { PartnerStanding } from '../../identity/partners/partner.entity';
import type { PartnerService } from '../../identity/partners/partner.service';
import type { AgencyStandingService } from '../agency-standings/agency-standing.service';
import type { HoldService } from '../holds/hold.service';
import type { DecisionScope } from '../standing/decision-scope.service';
import { type StandingService, standsElsewhere } from '../standing/standing.service';
import type { SuspensionReasonService } from '../standing/suspension-reason.service';
import type { ReinstatementService } from './reinstatement.service';
import type {
  ChangeStandingInput,
  ProposeHoldLiftInput,
  ProposeSystemHoldInput,
  ReinstatePartnerInput,
  SuspendPartnerInput,
} from './standing-proposal.inputs';
import type { StandingProposalRow } from './standing-proposal.repository';
import type { StandingProposalService } from './standing-proposal.service';

export interface StandingActSources {
  partners: PartnerService;
  standings: StandingService;
  agencyStandings: AgencyStandingService;
  proposals: StandingProposalService;
  reinstatements: ReinstatementService;
  reasons: SuspensionReasonService;
  holds: HoldService;
  documents: EvidenceSource;
  scope: DecisionScope;
}

/** Who knows the documents of partners. */
export interface EvidenceSource {
  /** Refused as NOT_FOUND when one is not the partner's. */
  requireOfPartner(partnerId: string, documentIds: readonly string[]): Promise<void>;
}

/** What a decision led to: a proposal that waits, or nothing that waits. */
export interface Outcome {
  partnerId: string;
  proposal: StandingProposalRow | null;
}

const measures = { SUSPEND: 'SUSPENDED', RESTRICT: 'RESTRICTED', EXCLUDE: 'EXCLUDED' } as const;

/** The acts of UNHCR-54. An agency decides for itself at once; what binds the others takes a second person (R-INV-7). */
export class StandingActService {
  constructor(
    private readonly work: Work,
    private readonly sources: StandingActSources,
  ) {}

  async suspend(input: SuspendPartnerInput): Promise<Outcome> {
    const { agencyStandings, proposals, reasons } = this.sources;
    const { partnerId, evidenceDocumentId, note } = await this.open(input);
    const reason = await reasons.require(input.reason, 'input.reason');
    const { scope, measure, effectiveFrom = null, until = null } = input;
    const shared = { partnerId, reason: reason.code, note, evidenceDocumentId, until };
    if (scope === 'AGENCY') {
      const since = effectiveFrom ?? this.work.clock.now();
      await agencyStandings.decide({ ...shared, status: measures[measure], since });
      return { partnerId, proposal: null };
    }
    if (measure !== 'SUSPEND') throw invalidInput('Only an agency for itself restricts or excludes.', 'input.measure');
    if (!reason.systemWide) {
      throw new AppError(
        'PRECONDITION_FAILED',
        'For this reason an agency suspends for itself, or it happens by itself.',
        {
          reason: 'NOT_SYSTEM_WIDE',
          rule: 'R-INV-7',
        },
      );
    }
    return { partnerId, proposal: await proposals.propose({ ...shared, kind: 'SUSPEND', effectiveFrom }) };
  }

  async reinstate(input: ReinstatePartnerInput): Promise<Outcome> {
    const { agencyStandings, proposals, standings, reinstatements } = this.sources;
    const { partnerId, evidenceDocumentId, note } = await this.open(input);
    const shared = { partnerId, note, evidenceDocumentId, reason: 'REINSTATED' };
    if (input.scope === 'AGENCY') {
      const { status } = await agencyStandings.ofOwnAgency(partnerId);
      if (status === 'NONE' || status === 'ACTIVE') {
        throw new AppError('CONFLICT', 'Your agency has nothing in force against this partner.', {
          reason: 'INVALID_STATE',
        });
      }
      await agencyStandings.decide({ ...shared, status: 'ACTIVE', since: this.work.clock.now(), until: null });
      return { partnerId, proposal: null };
    }
    const standing = await standings.lock(partnerId);
    if (standing === PartnerStanding.INACTIVE) {
      // Nothing was held against it, so the conditions are enough.
      await reinstatements.requireCleared(partnerId);
      await standings.change(partnerId, { to: PartnerStanding.ACTIVE, reason: 'REINSTATED', source: 'registry', note });
      return { partnerId, proposal: null };
    }
    if (standing !== PartnerStanding.SUSPENDED) throw standsElsewhere(standing, 'cannot be reinstated');
    return { partnerId, proposal: await proposals.propose({ ...shared, kind: 'REINSTATE' }) };
  }

  /** The partner itself asks and it happens; staff who report such a wish need a second person. */
  async inactivate(input: ChangeStandingInput): Promise<Outcome> {
    const { standings, proposals } = this.sources;
    const { partnerId, evidenceDocumentId, note } = await this.open(input);
    const reason = 'PARTNER_REQUEST';
    if (this.work.viewer.kind === 'PARTNER') {
      await standings.change(partnerId, { to: PartnerStanding.INACTIVE, reason, source: 'registry', note });
      return { partnerId, proposal: null };
    }
    return {
      partnerId,
      proposal: await proposals.propose({ partnerId, kind: 'INACTIVATE', reason, note, evidenceDocumentId }),
    };
  }

  async close(input: ChangeStandingInput): Promise<Outcome> {
    const { partnerId, evidenceDocumentId, note } = await this.open(input);
    const proposal = { partnerId, kind: 'CLOSE' as const, reason: 'DISSOLVED', note, evidenceDocumentId };
    return { partnerId, proposal: await this.sources.proposals.propose(proposal) };
  }

  async proposeHold(input: ProposeSystemHoldInput): Promise<Outcome> {
    const { partnerId, evidenceDocumentId, note } = await this.open(input);
    const { code, message, purposes, until } = input;
    const shared = { partnerId, reason: code, note, evidenceDocumentId, until };
    const hold = { code, message, purposes };
    return { partnerId, proposal: await this.sources.proposals.propose({ ...shared, kind: 'PLACE_HOLD', hold }) };
  }

  async proposeLift({ holdId, note }: ProposeHoldLiftInput): Promise<Outcome> {
    const { holds, proposals } = this.sources;
    const hold = isId(holdId) ? await holds.find(holdId) : null;
    if (hold?.source !== 'MANUAL' || hold.agency !== null) throw notFound('hold for all agencies');
    if (hold.liftedAt) throw new AppError('CONFLICT', 'This hold is lifted already.', { reason: 'INVALID_STATE' });
    const { partnerId, code: reason } = hold;
    await this.open({ partnerId, note });
    const proposal = { partnerId, kind: 'LIFT_HOLD' as const, reason, note, evidenceDocumentId: null, holdId };
    return { partnerId, proposal: await proposals.propose(proposal) };
  }

  private async open({ partnerId, note, evidenceDocumentId }: ChangeStandingInput) {
    const { partners, documents, scope } = this.sources;
    const partner = await partners.get(partnerId);
    if (this.work.viewer.kind === 'AGENCY') await scope.requireFor(partner, 'IP_UNIT_ADMIN');
    const evidence = evidenceDocumentId ?? null;
    if (evidence !== null) await documents.requireOfPartner(partner.id, [evidence]);
    return { partnerId: partner.id, note, evidenceDocumentId: evidence };
  }
}
