import { LocalDate } from '@partner-commons/platform/scalars';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { CapacityTopic } from './capacity-topic.view';

@Resolver()
export class CapacityTopicResolver {
  @Query(() => [CapacityTopic], { description: 'What capacity actions may be about, by area (JIU-50, HAB-8).' })
  capacityTopics(
    @Arg('asOf', () => LocalDate, { nullable: true, description: 'In use on this day; today when not given.' })
    asOf: string | null,
    @Ctx() { capacityTopics }: AssessmentsContext,
  ) {
    return capacityTopics.inUse(asOf ?? null);
  }
}
