import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import type { Background, Work } from '@partner-commons/platform/work';
import type { ClearanceService } from '../../engaging/clearance/clearance.service';
import type { PartnerRow } from '../../identity/partners/partner.repository';
import type { PartnerService } from '../../identity/partners/partner.service';
import type { NoticeService } from '../notices/notice.service';
import { type Registration, RegistrationState } from '../registrations/registration.entity';
import { invalidState, type RegistrationService } from '../registrations/registration.service';
import { DeclarationState, type PartnerDeclaration } from './declaration.entity';
import { DeclarationDecision, type ReviewDeclarationInput } from './declaration.inputs';
import { DeclarationRepository } from './declaration.repository';
import type { DeclarationLedger } from './declaration-ledger.service';

/** What sanctions says of a partner. */
export interface ScreeningOutcome {
  partnerId: string;
  status: string;
  basisHash: string;
}

export interface ReviewParts {
  partners: PartnerService;
  registrations: RegistrationService;
  clearances: ClearanceService;
  notices: NoticeService;
  ledger: DeclarationLedger;
}

const batchSize = 100;

/** What happens to a declaration after it was signed: screening, then the review (UNHCR-47, UNHCR-49). */
export class DeclarationReviewService {
  private readonly repository: DeclarationRepository;

  constructor(
    work: Work,
    private readonly parts: ReviewParts,
  ) {
    this.repository = new DeclarationRepository(work.database.manager);
  }

  /**
   * A clearance counts only for what the partner is now: one for an older name or other people neither releases the hold nor
   * rejects. Whatever came between is screened anew, and that clearance comes here too.
   */
  async followClearance({ partnerId, status, basisHash }: ScreeningOutcome): Promise<void> {
    const { registrations } = this.parts;
    const found = await registrations.ofPartner(partnerId);
    if (found?.state !== RegistrationState.SCREENING_HOLD) return;
    const registration = await registrations.lock(found.id);
    if (registration.state !== RegistrationState.SCREENING_HOLD) return;
    if ((await this.repository.lockBasisHash(partnerId)) !== basisHash) return;
    if (status === 'CLEAR') await registrations.move(registration.id, { to: RegistrationState.DECLARATION_REVIEW });
    if (status === 'HITS_OPEN' && registration.reason !== 'HITS_OPEN') {
      await registrations.note(registration.id, { reason: 'HITS_OPEN' });
    }
    if (status === 'BLOCKED') await this.reject(registration);
  }

  /** Follows what the feed said before it could matter, such as when a corrected person makes the partner what it was. */
  async followSettled(): Promise<void> {
    for (const outcome of await this.repository.findSettled(batchSize)) await this.followClearance(outcome);
  }

  async review({ declarationId, decision, note }: ReviewDeclarationInput): Promise<PartnerDeclaration> {
    const { partners, registrations, ledger, notices } = this.parts;
    const declaration = await ledger.get(declarationId);
    const partner = await partners.find(declaration.partnerId);
    if (!partner) throw notFound('declaration');
    const registration = await registrations.lock(declaration.registrationId);
    await registrations.requireResponsible(registration, 'VETTING_OFFICER');
    await registrations.refuseKeyer(registration.id);
    if (registration.state !== RegistrationState.DECLARATION_REVIEW) throw invalidState(registration.state);
    if (decision !== DeclarationDecision.APPROVE && !note?.trim()) {
      throw invalidInput('Say why, so that the partner knows what to do.', 'input.note');
    }
    const current = await this.requireCurrent(declaration, decision);
    if (decision === DeclarationDecision.APPROVE) await this.requireClear(partner);
    const { state, to, notice } = effects[decision];
    const reviewed = await ledger.move(current, { state, note: note ?? null, resignBy: current.resignBy });
    await registrations.move(registration.id, { to, note: note ?? null });
    await notices.due(notice, { registrationId: registration.id, partnerId: partner.id });
    return reviewed;
  }

  /** What was overtaken by a change of the partner can be sent back, but not approved. */
  private async requireCurrent({ id, partnerId }: PartnerDeclaration, decision: DeclarationDecision) {
    const [last] = (await this.repository.lockOpen(partnerId)).slice(-1);
    const isOpen =
      last?.id === id && (last.state === DeclarationState.SIGNED || decision !== DeclarationDecision.APPROVE);
    if (isOpen) return last;
    throw new AppError('CONFLICT', 'The partner changed after it signed. Return the declaration to be signed again.', {
      reason: 'INVALID_STATE',
      facts: { state: last?.state ?? null },
    });
  }

  /** Fails closed: a hit that came up since the hold ended stops the approval. */
  private async requireClear({ id }: PartnerRow): Promise<void> {
    const basisHash = (await this.repository.lockBasisHash(id)) ?? '';
    const { clearance } = await this.parts.clearances.facts(id, basisHash);
    if (clearance?.status === 'CLEAR' && clearance.basisHash === basisHash) return;
    throw new AppError('PRECONDITION_FAILED', 'Screening of the partner as it is now is not clear. Wait for it.', {
      reason: 'CLEARANCE_STALE',
    });
  }

  private async reject({ id, partnerId }: Registration): Promise<void> {
    await this.parts.registrations.move(id, { to: RegistrationState.REJECTED, reason: 'SCREENING_BLOCKED' });
    for (const open of await this.repository.lockOpen(partnerId ?? '')) {
      if (open.state === DeclarationState.SIGNED)
        await this.parts.ledger.move(open, { state: DeclarationState.REJECTED });
    }
  }
}

const effects = {
  APPROVE: { state: DeclarationState.IN_FORCE, to: RegistrationState.PROFILE_OPEN, notice: 'PROFILE_OPENED' },
  RETURN: {
    state: DeclarationState.RETURNED,
    to: RegistrationState.DECLARATION_PENDING,
    notice: 'DECLARATION_INVITED',
  },
  REJECT: { state: DeclarationState.REJECTED, to: RegistrationState.REJECTED, notice: 'REGISTRATION_REJECTED' },
} as const;

interface FollowingFeatures {
  declarationReviews: DeclarationReviewService;
}

export const settledScreeningTimer = {
  name: 'settledScreenings',
  everySeconds: 60,
  run: (background: Background<FollowingFeatures>) =>
    background.transaction('settledScreenings', 'timer:settledScreenings', ({ declarationReviews }) =>
      declarationReviews.followSettled(),
    ),
};
