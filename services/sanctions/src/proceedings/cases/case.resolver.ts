import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import {
  CreateIneligibilityCaseInput,
  DismissCaseInput,
  IneligibilityCaseFilter,
  StartCaseReviewInput,
  UpdateIneligibilityCaseInput,
} from './case.inputs';
import {
  CaseEvent,
  type CaseLook,
  CasePerson,
  CaseRespondent,
  IneligibilityCase,
  IneligibilityCaseConnection,
} from './case.view';

@Resolver(() => IneligibilityCase)
export class CaseResolver {
  @Query(() => IneligibilityCase, {
    nullable: true,
    description:
      'A case of your agency; null when there is none that you may see. Redacted for an agency that was alerted. Each look is recorded (JIU-93).',
  })
  ineligibilityCase(@Arg('id', () => ID) id: string, @Ctx() { caseReadings }: SanctionsContext) {
    return caseReadings.look(id);
  }

  @Query(() => IneligibilityCaseConnection, {
    description: 'Cases of your agency, newest first; for its panel those with a notice. Each look is recorded.',
  })
  ineligibilityCases(
    @Arg('filter', () => IneligibilityCaseFilter, { defaultValue: {} }) filter: IneligibilityCaseFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { caseReadings }: SanctionsContext,
  ) {
    return caseReadings.search(filter, page);
  }

  @Mutation(() => IneligibilityCase, {
    description:
      'Opens a case that your agency leads (JIU-93); nobody else learns of it. A government needs a case of its own (S-INV-9). Refused: NOT_FOUND for an unknown partner, agency or file, INVALID_INPUT, INVALID_INPUT / PERSONAL_DATA, PRECONDITION_FAILED / UPLOAD_INCOMPLETE.',
  })
  createIneligibilityCase(
    @Arg('input', () => CreateIneligibilityCaseInput) input: CreateIneligibilityCaseInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('createIneligibilityCase', ({ caseIntake }) => caseIntake.open(input), {
      key: input.idempotencyKey,
      input,
      again: ({ cases }, id) => cases.get(id),
    });
  }

  @Mutation(() => IneligibilityCase, {
    description:
      'Changes a case before its notice. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, FORBIDDEN / SEGREGATION_OF_DUTIES, INVALID_INPUT / PERSONAL_DATA.',
  })
  updateIneligibilityCase(
    @Arg('input', () => UpdateIneligibilityCaseInput) input: UpdateIneligibilityCaseInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('updateIneligibilityCase', ({ caseIntake }) => caseIntake.update(input));
  }

  @Mutation(() => IneligibilityCase, {
    description:
      'Begins the review of a case. Suspending and giving notice begin it too. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE.',
  })
  startCaseReview(
    @Arg('input', () => StartCaseReviewInput) input: StartCaseReviewInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('startCaseReview', ({ caseIntake }) => caseIntake.startReview(input));
  }

  @Mutation(() => IneligibilityCase, {
    description:
      'Gives a case up before the panel has it; from then on the panel ends it with NO_ACTION. Who had a notice is told. Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, FORBIDDEN / SEGREGATION_OF_DUTIES.',
  })
  dismissCase(@Arg('input', () => DismissCaseInput) input: DismissCaseInput, @Ctx() context: SanctionsContext) {
    return context.transaction('dismissCase', ({ caseIntake }) => caseIntake.dismiss(input));
  }

  @FieldResolver(() => Agency, { nullable: true })
  leadAgency(@Root() look: CaseLook): Agency | null {
    return look.redaction ? null : { code: look.leadAgency };
  }

  @FieldResolver(() => [CaseRespondent], { nullable: true, description: 'Partners that it is about.' })
  respondents(@Root() { id, redaction }: CaseLook, @Ctx() { cases }: SanctionsContext) {
    return redaction ? null : cases.respondentsOf(id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'What it is about.' })
  async summary(@Root() { id, redaction }: CaseLook, @Ctx() { caseDossiers }: SanctionsContext) {
    return redaction ? null : (await caseDossiers.ofCase(id))?.summary;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Rule or agreement that the agency acts by.' })
  async legalBasis(@Root() { id, redaction }: CaseLook, @Ctx() { caseDossiers }: SanctionsContext) {
    return redaction ? null : (await caseDossiers.ofCase(id))?.legalBasis;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it was given up; null for any other case.' })
  async dismissal(@Root() { id, redaction }: CaseLook, @Ctx() { caseDossiers }: SanctionsContext) {
    return redaction ? null : (await caseDossiers.ofCase(id))?.dismissal;
  }

  @FieldResolver(() => [CasePerson], { nullable: true, description: 'People whose conduct it is about; at most 20.' })
  async persons(@Root() { id, redaction }: CaseLook, @Ctx() { caseDossiers }: SanctionsContext) {
    return redaction ? null : ((await caseDossiers.ofCase(id))?.persons ?? []);
  }

  @FieldResolver(() => [CaseEvent], { nullable: true, description: 'Its steps, the first one first.' })
  history(@Root() { id, redaction }: CaseLook, @Ctx() { cases }: SanctionsContext) {
    return redaction ? null : cases.historyOf(id);
  }
}

@Resolver(() => CaseRespondent)
export class CaseRespondentResolver {
  @FieldResolver(() => Partner, { nullable: true })
  partner(@Root() { partnerId }: CaseRespondent): Partner {
    return { id: partnerId };
  }
}
