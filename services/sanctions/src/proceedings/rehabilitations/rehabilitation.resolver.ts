import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { type CaseLook, IneligibilityCase } from '../cases/case.view';
import { RespondentCase } from '../respondent-cases/respondent-case.view';
import { CaseCondition } from './condition.view';
import {
  AssessConditionInput,
  CloseCaseInput,
  DecideRehabilitationInput,
  StartRehabilitationReviewInput,
  SubmitRehabilitationEvidenceInput,
} from './rehabilitation.inputs';

@Resolver(() => IneligibilityCase)
export class RehabilitationResolver {
  @Mutation(() => RespondentCase, {
    description:
      'Says what you have done about a condition of your case (standards.md 3.8). Refused: NOT_FOUND, CONFLICT / INVALID_STATE, PRECONDITION_FAILED / UPLOAD_INCOMPLETE, INVALID_INPUT / PERSONAL_DATA.',
  })
  submitRehabilitationEvidence(
    @Arg('input', () => SubmitRehabilitationEvidenceInput) input: SubmitRehabilitationEvidenceInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context
      .transaction('submitRehabilitationEvidence', ({ caseConditions }) => caseConditions.submit(input))
      .then(({ caseId, respondentId }) => context.respondentCases.get(caseId, respondentId));
  }

  @Mutation(() => IneligibilityCase, {
    description:
      'Finds whether a condition is met. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, FORBIDDEN / SEGREGATION_OF_DUTIES, INVALID_INPUT / PERSONAL_DATA.',
  })
  assessCondition(
    @Arg('input', () => AssessConditionInput) input: AssessConditionInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('assessCondition', ({ caseConditions }) => caseConditions.assess(input));
  }

  @Mutation(() => IneligibilityCase, {
    description:
      'Starts the review of a release before the end of the term brings it. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE.',
  })
  startRehabilitationReview(
    @Arg('input', () => StartRehabilitationReviewInput) input: StartRehabilitationReviewInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('startRehabilitationReview', ({ rehabilitations }) => rehabilitations.start(input));
  }

  @Mutation(() => IneligibilityCase, {
    description:
      'Proposes to release, or not; it binds when another member confirms it with confirmCaseDecision. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, FORBIDDEN / SEGREGATION_OF_DUTIES, PRECONDITION_FAILED / MISSING_REQUIREMENT while a condition is not met.',
  })
  decideRehabilitation(
    @Arg('input', () => DecideRehabilitationInput) input: DecideRehabilitationInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('decideRehabilitation', ({ rehabilitations }) => rehabilitations.propose(input));
  }

  @Mutation(() => IneligibilityCase, {
    description:
      'Closes a case whose measures have no end of their own and were carried out; never one with a debarment. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE.',
  })
  closeCase(@Arg('input', () => CloseCaseInput) input: CloseCaseInput, @Ctx() context: SanctionsContext) {
    return context.transaction('closeCase', ({ rehabilitations }) => rehabilitations.close(input));
  }

  @FieldResolver(() => [CaseCondition], { nullable: true, description: 'Conditions of its decisions.' })
  conditions(@Root() { id, redaction }: CaseLook, @Ctx() { caseConditions }: SanctionsContext) {
    return redaction ? null : caseConditions.ofCase(id);
  }
}
