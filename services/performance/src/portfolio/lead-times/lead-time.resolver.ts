import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { RegistrationLeadTime, RegistrationLeadTimeArgs } from './lead-time.view';

@Resolver()
export class LeadTimeResolver {
  @Query(() => RegistrationLeadTime, {
    description: 'How long registrations take, computed from what registry published (UNICEF-11).',
  })
  registrationLeadTime(
    @Args(() => RegistrationLeadTimeArgs) args: RegistrationLeadTimeArgs,
    @Ctx() { leadTimes }: PerformanceContext,
  ) {
    return leadTimes.ofMonth(args);
  }
}
