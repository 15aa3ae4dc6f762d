import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { ReuseReplay } from './reuse-replay.view';

@Resolver()
export class ReuseReplayResolver {
  @Query(() => ReuseReplay, {
    description:
      'Computes the verdict on a request of your agency, or about what it owns, once more from its stored facts; for auditors, and recorded (2.5). Refused: NOT_FOUND.',
  })
  replayReuse(@Arg('requestId', () => ID) requestId: string, @Ctx() { reuseReplays }: AssessmentsContext) {
    return reuseReplays.replay(requestId);
  }
}
