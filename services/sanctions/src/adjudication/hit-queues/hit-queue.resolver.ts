import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { HitConnection } from '../hits/hit.inputs';
import { HitQueueFilter, HitQueueSort } from './hit-queue.inputs';
import { HitQueueConnection } from './hit-queue.view';

@Resolver()
export class HitQueueResolver {
  @Query(() => HitConnection, {
    description:
      'Hits that nobody decided yet, in the order of the work. Each look is recorded. Refused: INVALID_INPUT.',
  })
  hitQueue(
    @Arg('filter', () => HitQueueFilter, { defaultValue: {} }) filter: HitQueueFilter,
    @Arg('sort', () => HitQueueSort, { defaultValue: HitQueueSort.DUE_FIRST }) sort: HitQueueSort,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { hitQueues }: SanctionsContext,
  ) {
    return hitQueues.list(filter, sort, page);
  }

  @Query(() => HitQueueConnection, {
    description:
      'How much waits for which agency in which country. A hit of a partner that several agencies engage is in the queue of each.',
  })
  hitQueues(@Args(() => PageArgs) page: PageArgs, @Ctx() { hitQueues }: SanctionsContext) {
    return hitQueues.queues(page);
  }
}
