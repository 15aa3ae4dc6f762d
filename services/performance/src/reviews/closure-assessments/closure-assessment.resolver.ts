import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Engagement } from '../../engaging/engagements/engagement.entity';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import {
  ClosureAssessmentsArgs,
  SubmitClosureAssessmentInput,
  WaiveClosureAssessmentInput,
} from './closure-assessment.inputs';
import { ClosureAssessment, ClosureAssessmentConnection, ClosureText } from './closure-assessment.view';

@Resolver(() => ClosureAssessment)
export class ClosureAssessmentResolver {
  @Query(() => ClosureAssessmentConnection, {
    description:
      'Closure assessments that are due, overdue, written or waived, those of the earliest end first (HAB-26). A coordinator for an office sees its country.',
  })
  closureAssessments(
    @Args(() => ClosureAssessmentsArgs) args: ClosureAssessmentsArgs,
    @Ctx() { closureAssessments }: PerformanceContext,
  ) {
    return closureAssessments.page(args);
  }

  @Mutation(() => ClosureAssessment, {
    description:
      'Writes the closure assessment of an agreement that ends within 30 days or has ended, or writes it anew as its next version (HAB-26). Refused: NOT_FOUND, INVALID_INPUT / TOO_MANY_WORDS or SCORES_INCOMPLETE, CONFLICT / VERSION_CONFLICT or INVALID_STATE.',
  })
  submitClosureAssessment(
    @Arg('input', () => SubmitClosureAssessmentInput) input: SubmitClosureAssessmentInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('submitClosureAssessment', (features) => features.closureAssessments.submit(input), {
      key: input.idempotencyKey,
      input,
      again: ({ closureAssessments }, id) => closureAssessments.get(id),
      idOf: ({ engagementId }) => engagementId,
    });
  }

  @Mutation(() => ClosureAssessment, {
    description:
      'Does without the closure assessment of an agreement, with a reason (HAB-26). Refused: NOT_FOUND, CONFLICT / INVALID_STATE once there is one.',
  })
  waiveClosureAssessment(
    @Arg('input', () => WaiveClosureAssessmentInput) input: WaiveClosureAssessmentInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('waiveClosureAssessment', ({ closureAssessments }) => closureAssessments.waive(input));
  }

  @FieldResolver(() => ClosureText, {
    nullable: true,
    description: 'CONFIDENTIAL: for its agency; others get a redaction. Null while it is due. Reading it is recorded.',
  })
  text(@Root() closure: ClosureAssessment, @Ctx() { closureAssessments }: PerformanceContext) {
    return closureAssessments.textOf(closure);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose agreement it is; null only beside an error.' })
  agency(@Root() { agencyCode }: ClosureAssessment): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'With whom; null only beside an error.' })
  async partner(
    @Root() { partnerId }: ClosureAssessment,
    @Ctx() { partnerRedirects }: PerformanceContext,
  ): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => Engagement, { nullable: true, description: 'The agreement; null only beside an error.' })
  engagement(@Root() { engagementId }: ClosureAssessment, @Ctx() { engagements }: PerformanceContext) {
    return engagements.find(engagementId);
  }
}
