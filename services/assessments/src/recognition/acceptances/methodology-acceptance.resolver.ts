import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import {
  AcceptMethodologyInput,
  MethodologyAcceptanceFilter,
  WithdrawMethodologyAcceptanceInput,
} from './methodology-acceptance.inputs';
import { MethodologyAcceptance, MethodologyAcceptanceConnection } from './methodology-acceptance.view';

@Resolver(() => MethodologyAcceptance)
export class MethodologyAcceptanceResolver {
  @Query(() => MethodologyAcceptanceConnection, {
    description: 'Which methodologies agencies accept of one another, the latest acceptance first (JIU-57, PSFP-12).',
  })
  methodologyAcceptances(
    @Arg('filter', () => MethodologyAcceptanceFilter, { defaultValue: {} }) filter: MethodologyAcceptanceFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { acceptances }: AssessmentsContext,
  ) {
    return acceptances.search(filter, page);
  }

  @Mutation(() => MethodologyAcceptance, {
    description:
      'Accepts a methodology for your agency, in place of what it accepted of it before (JIU-57). Refused: INVALID_INPUT / UNKNOWN_METHODOLOGY, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  acceptMethodology(
    @Arg('input', () => AcceptMethodologyInput) input: AcceptMethodologyInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('acceptMethodology', ({ acceptances }) => acceptances.accept(input), {
      key: input.idempotencyKey,
      input,
      again: ({ acceptances }, id) => acceptances.get(id),
    });
  }

  @Mutation(() => MethodologyAcceptance, {
    description:
      'Ends an acceptance of your agency for what is asked from now on (JIU-57). Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  withdrawMethodologyAcceptance(
    @Arg('input', () => WithdrawMethodologyAcceptanceInput) { acceptanceId }: WithdrawMethodologyAcceptanceInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('withdrawMethodologyAcceptance', ({ acceptances }) =>
      acceptances.withdraw(acceptanceId),
    );
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who accepts it; null only beside an error.' })
  agency(@Root() { agencyCode }: MethodologyAcceptance): Agency {
    return { code: agencyCode };
  }
}
