import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { CheckPartnerInput } from './partner-check.inputs';
import { PartnerCheck } from './partner-check.view';

@Resolver(() => PartnerCheck)
export class PartnerCheckResolver {
  @Query(() => PartnerCheck, {
    description:
      'What sanctions knows about a partner right now, for programs before they pay or sign: by id, number, or the code of an own or another system (SYS-5). Each look is recorded. Refused: NOT_FOUND for who is not known, INVALID_INPUT.',
  })
  checkPartner(
    @Arg('input', () => CheckPartnerInput) input: CheckPartnerInput,
    @Ctx() { partnerChecks }: SanctionsContext,
  ) {
    return partnerChecks.check(input);
  }
}
