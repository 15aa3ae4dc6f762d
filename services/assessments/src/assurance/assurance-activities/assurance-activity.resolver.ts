import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { RecordAssuranceInput } from '../assurance-reports/assurance-report.inputs';
import {
  AssuranceActivitiesArgs,
  AssuranceStepInput,
  CancelAssuranceInput,
  PlanActivityInput,
} from './assurance-activity.inputs';
import { AssuranceActivity, AssuranceActivityConnection } from './assurance-activity.view';

@Resolver(() => AssuranceActivity)
export class AssuranceActivityResolver {
  @Query(() => AssuranceActivity, {
    nullable: true,
    description: 'One activity; null when there is none, or it is not yours to see.',
  })
  assuranceActivity(@Arg('id', () => ID) id: string, @Ctx() { assuranceActivities }: AssessmentsContext) {
    return assuranceActivities.find(id);
  }

  @Query(() => AssuranceActivityConnection, {
    description: 'Activities of all agencies, newest first; of a partner its own (JIU-7).',
  })
  assuranceActivities(
    @Args(() => AssuranceActivitiesArgs) args: AssuranceActivitiesArgs,
    @Ctx() { assuranceActivities }: AssessmentsContext,
  ) {
    return assuranceActivities.search(args);
  }

  @Mutation(() => AssuranceActivity, {
    description:
      'Plans an activity of your agency (JIU-7, SYS-26). Refused: NOT_FOUND, INVALID_INPUT, INVALID_INPUT / LEGACY_TYPE.',
  })
  planActivity(@Arg('input', () => PlanActivityInput) input: PlanActivityInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('planActivity', ({ assurancePlanning }) => assurancePlanning.plan(input), {
      key: input.idempotencyKey,
      input,
      again: ({ assuranceActivities }, id) => assuranceActivities.get(id),
    });
  }

  @Mutation(() => AssuranceActivity, {
    description:
      'Records days, amounts, opinion, words and the report of an activity of your agency, as they come (standards.md 3.2). Refused: NOT_FOUND, INVALID_INPUT / DATES_NOT_IN_ORDER, INVALID_INPUT / OPINION_OF_AUDITS_ONLY, INVALID_INPUT / RATE_REQUIRED, PRECONDITION_FAILED / UPLOAD_INCOMPLETE, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  recordAssurance(
    @Arg('input', () => RecordAssuranceInput) input: RecordAssuranceInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('recordAssurance', ({ assuranceRecording }) => assuranceRecording.record(input));
  }

  @Mutation(() => AssuranceActivity, {
    description:
      'Submits the report; spot checks and audits need all five intermediate days before (standards.md 3.2). Refused: NOT_FOUND, INVALID_INPUT / DATES_NOT_IN_ORDER, PRECONDITION_FAILED / MISSING_REQUIREMENT, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  submitAssurance(
    @Arg('input', () => AssuranceStepInput) input: AssuranceStepInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('submitAssurance', ({ assuranceRecording }) => assuranceRecording.submit(input));
  }

  @Mutation(() => AssuranceActivity, {
    description:
      'Makes it final: it counts, and an adverse or disclaimed audit puts earlier assessments in doubt. Refused: NOT_FOUND, INVALID_INPUT / DATES_NOT_IN_ORDER, PRECONDITION_FAILED / OPINION_REQUIRED, PRECONDITION_FAILED / HIGH_FINDING_WITHOUT_ACTION, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  finaliseAssurance(
    @Arg('input', () => AssuranceStepInput) input: AssuranceStepInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('finaliseAssurance', ({ assuranceRecording }) => assuranceRecording.finalise(input));
  }

  @Mutation(() => AssuranceActivity, {
    description:
      'Gives an activity of your agency up, with the reason. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  cancelAssurance(
    @Arg('input', () => CancelAssuranceInput) input: CancelAssuranceInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('cancelAssurance', ({ assurancePlanning }) => assurancePlanning.cancel(input));
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'Whom it is about; null only beside an error.' })
  async partner(
    @Root() { partnerId }: AssuranceActivity,
    @Ctx() { partnerRedirects }: AssessmentsContext,
  ): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who owns it; null only beside an error.' })
  owner(@Root() { agency }: AssuranceActivity): Agency {
    return { code: agency };
  }

  @FieldResolver(() => [Agency], {
    nullable: true,
    description:
      'Agencies for which it counts, the owner first; empty when it is for the owner alone (JIU-102), null only beside an error.',
  })
  sharedWith(@Root() { agency, others }: AssuranceActivity): Agency[] {
    return others.length === 0 ? [] : [agency, ...others].map((code) => ({ code }));
  }

  @FieldResolver(() => [ID], { description: 'Ids of agreements of the owner that it is about.' })
  agreementIds(@Root() { agreements }: AssuranceActivity): string[] {
    return agreements;
  }
}
