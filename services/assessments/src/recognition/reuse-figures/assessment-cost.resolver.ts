import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { SetAssessmentCostInput } from './assessment-cost.inputs';
import { AssessmentCost } from './assessment-cost.view';

@Resolver(() => AssessmentCost)
export class AssessmentCostResolver {
  @Query(() => [AssessmentCost], {
    description: 'What new assessments cost an agency, by kind: its own figures, else those that are shipped (SYS-13).',
  })
  assessmentCosts(
    @Arg('agency', () => String, { description: 'By its code.' }) agency: string,
    @Ctx() { assessmentCosts }: AssessmentsContext,
  ) {
    return assessmentCosts.ofAgency(agency);
  }

  @Mutation(() => AssessmentCost, {
    description: 'Sets what new assessments of a kind cost your agency from now on (SYS-13). Refused: INVALID_INPUT.',
  })
  setAssessmentCost(
    @Arg('input', () => SetAssessmentCostInput) input: SetAssessmentCostInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('setAssessmentCost', ({ assessmentCosts }) => assessmentCosts.set(input));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose figures; null for those that are shipped.' })
  agency(@Root() { agencyCode }: AssessmentCost): Agency | null {
    return agencyCode === null ? null : { code: agencyCode };
  }
}
