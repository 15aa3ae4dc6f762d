import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AssessmentConnection } from '../assessing/assessment-lists/assessment.page';
import { AssessmentsArgs } from '../assessing/assessment-lists/assessment-list.inputs';
import { RatingSummary } from '../assessing/ratings/rating.view';
import type { AssessmentsContext } from '../context';
import { AssessmentKind } from '../terms/assessment-kind.enum';
import { Partner } from './partner.stub';

/** What assessments adds to a partner. */
@Resolver(() => Partner)
export class PartnerResolver {
  @FieldResolver(() => AssessmentConnection, {
    nullable: true,
    description:
      'Assessments of the partner by any agency, what is underway first and then the newest (JIU-59); null only beside an error.',
  })
  assessments(
    @Root() partner: Partner,
    @Args(() => AssessmentsArgs) page: AssessmentsArgs,
    @Ctx() { assessmentLists }: AssessmentsContext,
  ) {
    return assessmentLists.ofPartner(partner.id, page);
  }

  @FieldResolver(() => RatingSummary, {
    nullable: true,
    description:
      'The latest assessment of this kind that is valid today; band NOT_ASSESSED when there is none, null only beside an error.',
  })
  currentRating(
    @Root() partner: Partner,
    @Arg('kind', () => AssessmentKind) kind: AssessmentKind,
    @Ctx() { assessments }: AssessmentsContext,
  ) {
    return assessments.currentRating(partner.id, kind);
  }
}
