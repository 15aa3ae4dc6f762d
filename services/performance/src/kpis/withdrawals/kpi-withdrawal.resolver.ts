import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { KpiValue } from '../values/kpi-value.entity';
import { WithdrawKpiValuesInput } from './kpi-withdrawal.inputs';

@Resolver()
export class KpiWithdrawalResolver {
  @Mutation(() => [KpiValue], {
    description:
      "Takes figures of the caller's agency out of force; they stay readable as of the time before (P-INV-2, P-INV-3). Refused: NOT_FOUND, CONFLICT / INVALID_STATE.",
  })
  withdrawKpiValues(
    @Arg('input', () => WithdrawKpiValuesInput) input: WithdrawKpiValuesInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('withdrawKpiValues', ({ kpiWithdrawals }) => kpiWithdrawals.withdraw(input));
  }
}
