import { Decimal } from '@partner-commons/platform/scalars';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { AssuranceActivity } from '../assurance-activities/assurance-activity.view';
import {
  AssuranceJoinsArgs,
  DecideAssuranceJoinInput,
  JoinAssuranceInput,
  OfferAssuranceInput,
} from './assurance-join.inputs';
import { AssuranceJoin, AssuranceJoinConnection } from './assurance-join.view';

@Resolver(() => AssuranceJoin)
export class AssuranceJoinResolver {
  @Query(() => AssuranceJoinConnection, {
    description: 'Wishes to join, of your agency on either side, newest first (JIU-102).',
  })
  assuranceJoins(
    @Args(() => AssuranceJoinsArgs) args: AssuranceJoinsArgs,
    @Ctx() { assuranceJoins }: AssessmentsContext,
  ) {
    return assuranceJoins.search(args);
  }

  @Mutation(() => AssuranceJoin, {
    description:
      "Asks that another agency's activity counts for yours too, before the work is done; at once where the owner lets others in (JIU-102). Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / ALREADY_JOINED, CONFLICT / ALREADY_REQUESTED, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, PRECONDITION_FAILED / PLAN_REQUIRED.",
  })
  joinAssurance(@Arg('input', () => JoinAssuranceInput) input: JoinAssuranceInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('joinAssurance', ({ assuranceJoins }) => assuranceJoins.join(input), {
      key: input.idempotencyKey,
      input,
      again: ({ assuranceJoins }, id) => assuranceJoins.get(id),
    });
  }

  @Mutation(() => AssuranceJoin, {
    description:
      'Answers for the owner: yes gives the other agency the report as well. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  decideAssuranceJoin(
    @Arg('input', () => DecideAssuranceJoinInput) input: DecideAssuranceJoinInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('decideAssuranceJoin', ({ assuranceJoins }) => assuranceJoins.decide(input));
  }

  @Mutation(() => AssuranceActivity, {
    description:
      'Lets other agencies join an activity of yours without asking, or no longer (JIU-102). Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  offerAssurance(
    @Arg('input', () => OfferAssuranceInput) input: OfferAssuranceInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('offerAssurance', ({ assuranceJoins }) => assuranceJoins.offer(input));
  }

  @FieldResolver(() => AssuranceActivity, { nullable: true, description: 'What is to be joined.' })
  activity(@Root() join: AssuranceJoin, @Ctx() { assuranceJoins }: AssessmentsContext) {
    return assuranceJoins.activityOf(join);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who wants to join; null only beside an error.' })
  agency(@Root() { agencyCode }: AssuranceJoin): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => Decimal, {
    nullable: true,
    description: 'What one activity of the kind costs that agency by its own estimate, in US dollars; it is saved.',
  })
  savedUsd(@Root() join: AssuranceJoin, @Ctx() { assuranceJoins }: AssessmentsContext) {
    return assuranceJoins.savingOf(join);
  }
}
