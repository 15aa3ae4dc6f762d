import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { OfficeService } from '../../access/offices/office.service';
import type { ClearanceService } from '../../engaging/clearance/clearance.service';
import type { HoldService } from '../../engaging/holds/hold.service';
import type { DecisionScope } from '../../engaging/standing/decision-scope.service';
import type { StandingService } from '../../engaging/standing/standing.service';
import { PartnerStanding } from '../../identity/partners/partner.entity';
import type { PartnerRow } from '../../identity/partners/partner.repository';
import type { PartnerService } from '../../identity/partners/partner.service';
import { RegistrationState } from '../registrations/registration.entity';
import type { RegistrationService } from '../registrations/registration.service';
import type { VerifyPartnerInput } from './verification.inputs';
import { type QuestionRow, VerificationRepository, type VerificationRow } from './verification.repository';
import { resultOf, validUntil } from './verification.rules';
import type { Headquarters, VerificationService } from './verification.service';
import { VerificationAnswerRepository } from './verification-answer.repository';

export interface VerifyingSources {
  partners: PartnerService;
  registrations: RegistrationService;
  offices: OfficeService;
  scope: DecisionScope;
  holds: HoldService;
  clearances: ClearanceService;
  standings: StandingService;
  headquarters: Headquarters;
  verifications: VerificationService;
}

/** States in which a profile is complete; before that there is nothing to verify. */
const verifiable: readonly RegistrationState[] = [RegistrationState.PROFILE_COMPLETE, RegistrationState.REGISTERED];

/** Verification by the five questions, with all its conditions (standards.md 3.4, R-INV-6, R-INV-8, trust.md Z12). */
export class VerifyingService {
  private readonly repository: VerificationRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: VerifyingSources,
  ) {
    this.repository = new VerificationRepository(work.database.manager);
  }

  async verify(input: VerifyPartnerInput): Promise<VerificationRow> {
    const { viewer, clock, audit, outbox } = this.work;
    const known = await this.sources.partners.get(input.partnerId);
    const officeId = await this.requireOffice(known, input.officeId ?? null);
    const standing = await this.sources.standings.lock(known.id);
    // Read again under the lock: a change of its name meanwhile would make the clearance another one's.
    const partner = await this.sources.partners.reload(known.id);
    const registrationId = await this.refuseInvolved(partner);
    if (standing === PartnerStanding.CLOSED) throw notVerifiable('The partner is closed.');
    const at = clock.now();
    const questions = await this.repository.findQuestions('en', at);
    const answers = matchAnswers(questions, input);
    await this.sources.clearances.requireClear(partner);
    await this.refuseHeld(partner.id);
    await this.requireHeadquarters(partner.id);
    const [before] = await this.repository.findLatest([partner.id], at);
    const row: VerificationRow = {
      id: newId(),
      partnerId: partner.id,
      questionVersion: questions[0]?.version ?? '',
      result: resultOf(answers),
      agency: viewer.agency ?? '',
      officeId,
      verifiedBy: viewer.subject ?? viewer.kind,
      at,
      validUntil: validUntil(at),
      supersedesId: before?.id ?? null,
    };
    await this.repository.insert(row);
    await this.work.database.confidential((transaction) =>
      new VerificationAnswerRepository(transaction).insert(
        answers.map(({ question, answer, comment }) => ({
          verificationId: row.id,
          agency: row.agency,
          question,
          answer,
          comment,
        })),
      ),
    );
    const { id, partnerId, result, agency } = row;
    await outbox.publish({
      type: 'registry.partner-verified',
      subject: partnerId,
      audience: 'AGENCY',
      data: { verificationId: id, partnerId, result, agency, at, validUntil: row.validUntil },
    });
    await this.sources.registrations.tellHandled(registrationId, 'VERIFIED');
    await audit.record({ objectType: 'Verification', objectId: id, detail: { partnerId, result } });
    return row;
  }

  /** The role counts for an office and all below it: the one named, else the one that covers the partner's country. */
  private async requireOffice(partner: PartnerRow, officeId: string | null): Promise<string | null> {
    if (officeId === null) return this.sources.scope.requireFor(partner, 'VERIFIER');
    if (!isId(officeId)) throw invalidInput('This is not the id of an office.', 'input.officeId');
    await this.sources.offices.requireRole(officeId, 'VERIFIER');
    return officeId;
  }

  /** R-INV-6 and Z12: neither who keyed the data nor who decided on a hit of the partner. Gives its registration. */
  private async refuseInvolved({ id }: PartnerRow): Promise<string> {
    const { registrations } = this.sources;
    const registration = await registrations.ofPartner(id);
    if (!registration || !verifiable.includes(registration.state))
      throw notVerifiable('The profile is not complete.', registration?.state ?? null);
    await registrations.refuseKeyer(registration.id);
    const { subject } = this.work.viewer;
    if (subject && (await this.repository.isAdjudicator(id, subject))) {
      throw new AppError(
        'FORBIDDEN',
        'You decided on a sanctions match of this partner, so somebody else verifies it.',
        {
          reason: 'SEGREGATION_OF_DUTIES',
          rule: 'Z12',
        },
      );
    }
    return registration.id;
  }

  /** A confirmed match or a red flag stands in the way (standards.md 3.4). */
  private async refuseHeld(partnerId: string): Promise<void> {
    const codes = await this.sanctionsHolds(partnerId);
    if (codes.length === 0) return;
    throw new AppError('PRECONDITION_FAILED', 'The partner is on hold for all agencies. Clear the holds first.', {
      reason: 'BLOCKED_BY_HOLD',
      facts: { holds: codes },
    });
  }

  private async sanctionsHolds(partnerId: string): Promise<string[]> {
    const holds = await this.sources.holds.active(partnerId);
    return holds.filter(({ agency, source }) => agency === null && source === 'SANCTIONS').map(({ code }) => code);
  }

  /** R-INV-8: a country office only after its headquarters, and not under one with a confirmed match. */
  private async requireHeadquarters(partnerId: string): Promise<void> {
    const { headquarters, verifications, clearances } = this.sources;
    const hqId = await headquarters.hqOf(partnerId);
    if (hqId === null) return;
    const { result } = await verifications.ofPartner(hqId);
    const missing = result === 'VERIFIED' ? [] : ['HQ_NOT_VERIFIED'];
    if ((await clearances.statusOf(hqId)) === 'BLOCKED') missing.push('HQ_BLOCKED');
    missing.push(...(await this.sanctionsHolds(hqId)).map((code) => `HQ_${code}`));
    if (missing.length === 0) return;
    throw new AppError(
      'PRECONDITION_FAILED',
      'The headquarters must be verified and without a confirmed match first.',
      {
        reason: 'MISSING_REQUIREMENT',
        rule: 'R-INV-8',
        facts: { missing, headquarters: hqId },
      },
    );
  }
}

const notVerifiable = (message: string, state: RegistrationState | null = null) =>
  new AppError('CONFLICT', `${message} It cannot be verified.`, { reason: 'INVALID_STATE', facts: { state } });

function matchAnswers(questions: QuestionRow[], { answers }: VerifyPartnerInput) {
  const codes = questions.map(({ code }) => code);
  const given = answers.map(({ question }) => question);
  if (given.length !== codes.length || codes.some((code) => !given.includes(code)))
    throw invalidInput(`Answer each question once: ${codes.join(', ')}.`, 'input.answers');
  return questions.flatMap(({ code, expected }) =>
    answers
      .filter(({ question }) => question === code)
      .map(({ question, answer, comment }) => ({ question, answer, comment, expected })),
  );
}
