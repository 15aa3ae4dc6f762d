import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { AssuranceActivity, AssuranceActivityConnection } from '../assurance-activities/assurance-activity.view';
import { AssuranceCalendarArgs } from './overlap.inputs';
import { AssuranceOverlap } from './overlap.view';

@Resolver(() => AssuranceActivity)
export class AssuranceOverlapResolver {
  @Query(() => [AssuranceOverlap], {
    description:
      'What several agencies plan with a partner in a year that could be done once, and who needs one by its plan (JIU-102).',
  })
  auditOverlap(
    @Arg('partnerId', () => ID) partnerId: string,
    @Arg('year', () => Int) year: number,
    @Ctx() { assuranceOverlaps }: AssessmentsContext,
  ) {
    return assuranceOverlaps.of(partnerId, year);
  }

  @Query(() => AssuranceActivityConnection, {
    description: 'What all agencies plan in a country, earliest first (JIU-102).',
  })
  assuranceCalendar(
    @Args(() => AssuranceCalendarArgs) args: AssuranceCalendarArgs,
    @Ctx() { assuranceOverlaps }: AssessmentsContext,
  ) {
    return assuranceOverlaps.calendar(args);
  }

  @FieldResolver(() => [AssuranceActivity], {
    description: 'What other agencies plan with the same partner that could be one with this (JIU-102).',
  })
  overlapsWith(@Root() activity: AssuranceActivity, @Ctx() { assuranceOverlaps }: AssessmentsContext) {
    return assuranceOverlaps.besides(activity);
  }
}
