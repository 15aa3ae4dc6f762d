import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { RecoveryRate, RecoveryRateArgs } from './recovery-rate.view';

@Resolver()
export class RecoveryRateResolver {
  @Query(() => RecoveryRate, {
    description: 'What was recovered of what agencies claimed, computed from what sanctions published (JIU-95).',
  })
  recoveryRate(@Args(() => RecoveryRateArgs) args: RecoveryRateArgs, @Ctx() { recoveryRates }: PerformanceContext) {
    return recoveryRates.ofPeriod(args);
  }
}
