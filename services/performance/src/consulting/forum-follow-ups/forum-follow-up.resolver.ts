import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { AddForumFollowUpInput, CompleteForumFollowUpInput, ForumFollowUpsArgs } from './forum-follow-up.inputs';
import { ForumFollowUp, ForumFollowUpConnection } from './forum-follow-up.view';

@Resolver()
export class ForumFollowUpResolver {
  @Query(() => ForumFollowUpConnection, {
    description:
      'What follows from discussions that you take part in, the earliest due first (JIU-60). Looking is recorded.',
  })
  forumFollowUps(
    @Args(() => ForumFollowUpsArgs) args: ForumFollowUpsArgs,
    @Ctx() { forumFollowUps }: PerformanceContext,
  ) {
    return forumFollowUps.page(args);
  }

  @Mutation(() => ForumFollowUp, {
    description:
      'Says what an agency that takes part will do, and by when (JIU-60). Refused: NOT_FOUND, INVALID_INPUT / DAY_IS_OVER, CONFLICT / INVALID_STATE or IDEMPOTENCY_KEY_REUSED.',
  })
  addForumFollowUp(
    @Arg('input', () => AddForumFollowUpInput) input: AddForumFollowUpInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('addForumFollowUp', ({ forumFollowUps }) => forumFollowUps.add(input), {
      key: input.idempotencyKey,
      input,
      again: ({ forumFollowUps }, id) => forumFollowUps.get(id),
    });
  }

  @Mutation(() => ForumFollowUp, {
    description:
      'Says that a follow-up of your agency is done, or dropped (JIU-60). Refused: NOT_FOUND, also for those of others; CONFLICT / VERSION_CONFLICT or INVALID_STATE.',
  })
  completeForumFollowUp(
    @Arg('input', () => CompleteForumFollowUpInput) input: CompleteForumFollowUpInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('completeForumFollowUp', ({ forumFollowUps }) => forumFollowUps.complete(input));
  }
}
