import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { CloseReuseDisputeInput, DisputeReuseInput } from './reuse-dispute.inputs';
import { ReuseDispute } from './reuse-dispute.view';

@Resolver(() => ReuseDispute)
export class ReuseDisputeResolver {
  @Mutation(() => ReuseDispute, {
    description:
      'Puts on record that your agency holds the refusal of its request for wrong (SYS-13). Refused: NOT_FOUND, FORBIDDEN / OTHER_AGENCY, CONFLICT / INVALID_STATE, CONFLICT / ALREADY_DISPUTED, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  disputeReuse(@Arg('input', () => DisputeReuseInput) input: DisputeReuseInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('disputeReuse', ({ reuseDisputes }) => reuseDisputes.raise(input), {
      key: input.idempotencyKey,
      input,
      again: ({ reuseDisputes }, id) => reuseDisputes.get(id),
    });
  }

  @Mutation(() => ReuseDispute, {
    description:
      'Answers a dispute for the owner, or withdraws it for the agency that raised it (SYS-13). Refused: NOT_FOUND, FORBIDDEN / OTHER_AGENCY, CONFLICT / INVALID_STATE.',
  })
  closeReuseDispute(
    @Arg('input', () => CloseReuseDisputeInput) input: CloseReuseDisputeInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('closeReuseDispute', ({ reuseDisputes }) => reuseDisputes.close(input));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who disputes it; null only beside an error.' })
  agency(@Root() { agencyCode }: ReuseDispute): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why; for the two agencies, null for others.' })
  statement(@Root() dispute: ReuseDispute, @Ctx() { reuseDisputes }: AssessmentsContext) {
    return reuseDisputes.textOf(dispute, 'DISPUTE');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What was answered; for the two agencies, null for others and while it is open.',
  })
  answer(@Root() dispute: ReuseDispute, @Ctx() { reuseDisputes }: AssessmentsContext) {
    return reuseDisputes.textOf(dispute, 'DISPUTE_ANSWER');
  }
}
