import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Engagement } from '../engagements/engagement.entity';
import { RecordedFacts } from '../fact-batches/recorded-facts.view';
import { RecordScheduleInput } from './schedule.inputs';
import { EngagementSchedule } from './schedule.view';

@Resolver(() => Engagement)
export class ScheduleResolver {
  @FieldResolver(() => EngagementSchedule, {
    description:
      'Instalments and reports (JIU-44, UNICEF-66): its agency and the partner read them. Reading is recorded.',
  })
  schedule(@Root() engagement: Engagement, @Ctx() { schedules }: PerformanceContext) {
    return schedules.read(engagement);
  }

  @Mutation(() => RecordedFacts, {
    description:
      "Records what is due under agreements of the caller's agency, at most 500 in a call (JIU-44, UNICEF-66); a file goes through importFacts. Agency and externalId name a fact: the same again changes nothing, another answer is the next version. A bad row is reported and the rest is taken. Refused: FORBIDDEN.",
  })
  recordSchedule(
    @Arg('input', () => RecordScheduleInput) input: RecordScheduleInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('recordSchedule', ({ schedules }) => schedules.record(input));
  }
}
