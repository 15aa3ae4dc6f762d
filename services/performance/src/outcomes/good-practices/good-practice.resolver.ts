import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import {
  DecideGoodPracticeInput,
  GoodPracticesArgs,
  PromoteGoodPracticeInput,
  ProposeGoodPracticeInput,
  WithdrawGoodPracticeInput,
} from './good-practice.inputs';
import { GoodPractice, GoodPracticeConnection } from './good-practice.view';

@Resolver(() => GoodPractice)
export class GoodPracticeResolver {
  @Query(() => GoodPractice, { nullable: true, description: 'One good practice; null when it is not for you.' })
  goodPractice(@Arg('id', () => ID) id: string, @Ctx() { goodPractices }: PerformanceContext) {
    return goodPractices.find(id);
  }

  @Query(() => GoodPracticeConnection, {
    description: 'Good practices that are for you, and all of your agency, latest first (JIU-5, JIU-8).',
  })
  goodPractices(@Args(() => GoodPracticesArgs) args: GoodPracticesArgs, @Ctx() { goodPractices }: PerformanceContext) {
    return goodPractices.page(args);
  }

  @Mutation(() => GoodPractice, {
    description:
      'Proposes something that worked; another person of the agency approves it (JIU-8). Refused: INVALID_INPUT, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  proposeGoodPractice(
    @Arg('input', () => ProposeGoodPracticeInput) input: ProposeGoodPracticeInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('proposeGoodPractice', ({ goodPractices }) => goodPractices.propose(input), {
      key: input.idempotencyKey,
      input,
      again: ({ goodPractices }, id) => goodPractices.get(id),
    });
  }

  @Mutation(() => GoodPractice, {
    description:
      'The owner approves or declines (story 4.e step 7). Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, FORBIDDEN / SEGREGATION_OF_DUTIES.',
  })
  decideGoodPractice(
    @Arg('input', () => DecideGoodPracticeInput) input: DecideGoodPracticeInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('decideGoodPractice', ({ goodPractices }) => goodPractices.decide(input));
  }

  @Mutation(() => GoodPractice, {
    description:
      'The owner lets partners or the public read it (2.8). Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / INVALID_STATE.',
  })
  promoteGoodPractice(
    @Arg('input', () => PromoteGoodPracticeInput) input: PromoteGoodPracticeInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('promoteGoodPractice', ({ goodPractices }) => goodPractices.promote(input));
  }

  @Mutation(() => GoodPractice, {
    description: 'Takes it back, with a reason. Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  withdrawGoodPractice(
    @Arg('input', () => WithdrawGoodPracticeInput) input: WithdrawGoodPracticeInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('withdrawGoodPractice', ({ goodPractices }) => goodPractices.withdraw(input));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who tells of it; null only beside an error.' })
  agency(@Root() { agencyCode }: GoodPractice): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'Whose practice it was first, and who approves it; null only beside an error.',
  })
  owner(@Root() { ownerCode }: GoodPractice): Agency {
    return { code: ownerCode };
  }
}
