import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import type { SessionRow } from './governing-body-session.repository';
import {
  GoverningBodyCalendarArgs,
  GoverningBodySession,
  GoverningBodySessionConnection,
  PlanGoverningBodySessionInput,
} from './governing-body-session.view';

@Resolver(() => GoverningBodySession)
export class GoverningBodySessionResolver {
  @Query(() => GoverningBodySessionConnection, {
    description: 'Sessions of governing bodies by the day they start, and whether their reports went out (SYS-47).',
  })
  governingBodyCalendar(
    @Args(() => GoverningBodyCalendarArgs) args: GoverningBodyCalendarArgs,
    @Ctx() { governingBodySessions }: PerformanceContext,
  ) {
    return governingBodySessions.calendar(args);
  }

  @Mutation(() => GoverningBodySession, {
    description:
      'Enters a session of a governing body of your agency, or moves it (SYS-47). Refused: INVALID_INPUT, CONFLICT / VERSION_CONFLICT.',
  })
  planGoverningBodySession(
    @Arg('input', () => PlanGoverningBodySessionInput) input: PlanGoverningBodySessionInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('planGoverningBodySession', ({ governingBodySessions }) =>
      governingBodySessions.plan(input),
    );
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'Whose governing body it is; null only beside an error.',
  })
  agency(@Root() { agencyCode }: GoverningBodySession): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => Boolean)
  isDelivered(@Root() row: SessionRow, @Ctx() { governingBodySessions }: PerformanceContext) {
    return governingBodySessions.isDelivered(row);
  }

  @FieldResolver(() => Boolean)
  isLate(@Root() row: SessionRow, @Ctx() { governingBodySessions }: PerformanceContext) {
    return governingBodySessions.isLate(row);
  }
}
