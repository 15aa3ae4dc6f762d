import { AppError } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import type { AddKeyPersonInput } from '../../identity/key-persons/key-person.inputs';
import type { KeyPersonService } from '../../identity/key-persons/key-person.service';
import { ProfileSectionCode } from '../../profile/profile-sections/profile-section.view';
import { sectionOf } from '../../profile/profile-sections/section.catalogue';
import type { SectionCode } from '../../profile/profile-sections/section.definition';
import type { ProfileKeepingService } from '../../profile/profiles/profile-keeping.service';
import type { SignDeclarationInput } from '../declarations/declaration.inputs';
import type { DeclarationSigningService } from '../declarations/declaration-signing.service';
import type { UploadDocumentInput } from '../documents/document.inputs';
import type { DocumentService } from '../documents/document.service';
import { withDocuments } from '../offline-packs/offline-pack.rules';
import type { AddRecommendationLetterInput } from '../recommendations/recommendation.inputs';
import type { RecommendationService } from '../recommendations/recommendation.service';
import type { RegistrationService } from '../registrations/registration.service';
import type { SubmissionService } from '../submissions/submission.service';
import { isTooLate, isTurn, type OfflineStep, type StepProblem } from './offline-registration.rules';
import type { OfflineAppliedStep } from './offline-registration.view';

interface Payloads {
  ACCESS_REQUEST: null;
  DOCUMENT: Omit<UploadDocumentInput, 'partnerId'>;
  RECOMMENDATION_LETTER: Omit<AddRecommendationLetterInput, 'partnerId'>;
  KEY_PERSON: Omit<AddKeyPersonInput, 'partnerId'>;
  SUBMISSION: null;
  DECLARATION: { input: Omit<SignDeclarationInput, 'partnerId'>; scanFileId: string };
  PROFILE_SECTION: { code: SectionCode; content: Record<string, unknown> };
  CONFIRMATION: null;
}

/** A step with what it needs; sealed as long as it is kept. */
export type KeptStep = {
  [Kind in keyof Payloads]: OfflineStep & { kind: Kind; payload: Payloads[Kind] };
}[keyof Payloads];

export interface StepParts {
  registrations: RegistrationService;
  documents: DocumentService;
  recommendations: RecommendationService;
  keyPersons: KeyPersonService;
  submissions: SubmissionService;
  declarationSigning: DeclarationSigningService;
  profileKeeping: ProfileKeepingService;
}

export interface Outcome {
  /** In their order. */
  left: KeptStep[];
  applied: OfflineAppliedStep[];
  problems: StepProblem[];
}

/** Keys the parts of a pack by the services that partners use online, each by itself: one that is refused loses no other. */
export class OfflineStepService {
  constructor(
    private readonly work: Work,
    private readonly parts: StepParts,
  ) {}

  async run(registrationId: string, steps: readonly KeptStep[], before: readonly StepProblem[]): Promise<Outcome> {
    const { viewer, clock } = this.work;
    const left: KeptStep[] = [];
    const applied: OfflineAppliedStep[] = [];
    const problems: StepProblem[] = [];
    for (const step of steps) {
      const { kind, path } = step;
      // As it is now: the step before may have moved it.
      const { state, partnerId } = await this.parts.registrations.lock(registrationId);
      if (isTooLate(kind, state)) continue;
      if (partnerId === null || !isTurn(kind, state) || (kind === 'CONFIRMATION' && hasSections(left))) {
        left.push(step);
        problems.push(...before.filter((known) => known.path === path));
        continue;
      }
      const problem = await this.attempt(step, registrationId, partnerId);
      if (problem) {
        left.push(step);
        problems.push(problem);
      } else applied.push({ kind, path, at: clock.now(), by: viewer.subject ?? viewer.kind });
    }
    return { left, applied, problems };
  }

  /** In a savepoint, so that what a refused step has written already goes with it. */
  private async attempt(step: KeptStep, registrationId: string, partnerId: string): Promise<StepProblem | null> {
    try {
      await this.work.database.manager.transaction(() => this.apply(step, registrationId, partnerId));
      return null;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { path: step.path, reason: (error.extensions.reason as string) ?? error.code, message: error.message };
    }
  }

  private async apply(step: KeptStep, registrationId: string, partnerId: string): Promise<unknown> {
    const { documents, recommendations, keyPersons, submissions, declarationSigning, profileKeeping } = this.parts;
    switch (step.kind) {
      case 'ACCESS_REQUEST':
        return;
      case 'DOCUMENT':
        return documents.upload({ ...step.payload, partnerId });
      case 'RECOMMENDATION_LETTER':
        return recommendations.add({ ...step.payload, partnerId });
      case 'KEY_PERSON':
        return keyPersons.add({ ...step.payload, partnerId });
      case 'SUBMISSION':
        return submissions.submit({ registrationId });
      case 'DECLARATION':
        return declarationSigning.sign({ ...step.payload.input, partnerId }, step.payload);
      case 'PROFILE_SECTION':
        return this.writeSection(step.payload, partnerId);
      case 'CONFIRMATION':
        return profileKeeping.confirm({ partnerId });
    }
  }

  private async writeSection({ code, content }: Payloads['PROFILE_SECTION'], partnerId: string): Promise<void> {
    const handedIn = await this.parts.documents.ofPartner(partnerId);
    const named = withDocuments(
      sectionOf(code).fields,
      content,
      // Without the document its type stays, which the form refuses.
      (type) => handedIn.find((document) => document.type === type)?.id ?? type,
    );
    await this.parts.profileKeeping.updateSection({
      partnerId,
      section: ProfileSectionCode[code],
      content: named,
      expectedVersion: 0,
    });
  }
}

const hasSections = (steps: readonly KeptStep[]) => steps.some(({ kind }) => kind === 'PROFILE_SECTION');
