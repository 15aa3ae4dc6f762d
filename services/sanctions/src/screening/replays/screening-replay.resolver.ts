import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { ScreeningReplay } from './screening-replay.view';

@Resolver(() => ScreeningReplay)
export class ScreeningReplayResolver {
  @Query(() => ScreeningReplay, {
    description:
      'Repeats a screening on the list versions of then. Each look is recorded. Refused: NOT_FOUND, PRECONDITION_FAILED / REPLAY_UNAVAILABLE when names are compared by other rules now or what was asked is not kept.',
  })
  replayScreening(@Arg('id', () => ID) id: string, @Ctx() { screeningReplays }: SanctionsContext) {
    return screeningReplays.replay(id);
  }
}
