import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { GrantNeedToKnowInput, RevokeNeedToKnowInput } from './need-to-know.inputs';
import { NeedToKnowGrant } from './need-to-know.view';

@Resolver()
export class NeedToKnowResolver {
  @Mutation(() => NeedToKnowGrant, {
    description:
      'Lets the advanced roles of another agency read an observation classified NEED_TO_KNOW or an intelligence note of yours, for 12 months at most. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, INVALID_INPUT / PERSONAL_DATA.',
  })
  grantNeedToKnow(
    @Arg('input', () => GrantNeedToKnowInput) input: GrantNeedToKnowInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('grantNeedToKnow', ({ needToKnow }) => needToKnow.grant(input), {
      key: input.idempotencyKey,
      input,
      again: ({ needToKnow }, id) => needToKnow.get(id),
    });
  }

  @Mutation(() => NeedToKnowGrant, {
    description: 'Ends a leave to read before its time. Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  revokeNeedToKnow(
    @Arg('input', () => RevokeNeedToKnowInput) input: RevokeNeedToKnowInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('revokeNeedToKnow', ({ needToKnow }) => needToKnow.revoke(input));
  }
}
