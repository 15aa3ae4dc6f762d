import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { ForumDecision } from '../forum-decisions/forum-decision.view';
import { ForumDiscussionsArgs, OpenForumDiscussionInput, TurnForumDiscussionInput } from './forum-discussion.inputs';
import { ForumDiscussion, ForumDiscussionConnection, ForumStep } from './forum-discussion.view';

const turned = 'NOT_FOUND, FORBIDDEN / NOT_THE_OWNER, CONFLICT / VERSION_CONFLICT or INVALID_STATE';

@Resolver(() => ForumDiscussion)
export class ForumDiscussionResolver {
  @Query(() => ForumDiscussion, {
    nullable: true,
    description:
      'One discussion; null when there is none, or when you take no part in it (JIU-60). Looking is recorded.',
  })
  forumDiscussion(@Arg('id', () => ID) id: string, @Ctx() { forumDiscussions }: PerformanceContext) {
    return forumDiscussions.find(id);
  }

  @Query(() => ForumDiscussionConnection, {
    description:
      'Discussions that you take part in, for OVERSIGHT_AUDITOR those of the agency, latest first (JIU-60). Looking is recorded.',
  })
  forumDiscussions(
    @Args(() => ForumDiscussionsArgs) args: ForumDiscussionsArgs,
    @Ctx() { forumDiscussions }: PerformanceContext,
  ) {
    return forumDiscussions.page(args);
  }

  @Mutation(() => ForumDiscussion, {
    description:
      'Opens a discussion about partners and asks agencies to take part (JIU-60); the partners are told nothing. Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  openForumDiscussion(
    @Arg('input', () => OpenForumDiscussionInput) input: OpenForumDiscussionInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('openForumDiscussion', ({ forumDiscussions }) => forumDiscussions.open(input), {
      key: input.idempotencyKey,
      input,
      again: ({ forumDiscussions }, id) => forumDiscussions.get(id),
    });
  }

  @Mutation(() => ForumDiscussion, {
    description: `Closes a discussion of your agency; its follow-ups go on (JIU-60). Refused: ${turned}.`,
  })
  closeForumDiscussion(
    @Arg('input', () => TurnForumDiscussionInput) input: TurnForumDiscussionInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('closeForumDiscussion', ({ forumDiscussions }) => forumDiscussions.turn('close', input));
  }

  @Mutation(() => ForumDiscussion, {
    description: `Opens a closed discussion of your agency again (JIU-60). Refused: ${turned}.`,
  })
  reopenForumDiscussion(
    @Arg('input', () => TurnForumDiscussionInput) input: TurnForumDiscussionInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('reopenForumDiscussion', ({ forumDiscussions }) =>
      forumDiscussions.turn('reopen', input),
    );
  }

  @FieldResolver(() => [Partner], {
    nullable: true,
    description: 'The partners that it is about; null only beside an error.',
  })
  partners(@Root() discussion: ForumDiscussion, @Ctx() { forumDiscussions }: PerformanceContext) {
    return forumDiscussions.partnersOf(discussion);
  }

  @FieldResolver(() => [ForumStep], {
    description: 'What happened, latest first; the latest 100. Looking is recorded.',
  })
  history(@Root() discussion: ForumDiscussion, @Ctx() { forumDiscussions }: PerformanceContext) {
    return forumDiscussions.historyOf(discussion);
  }

  @FieldResolver(() => [ForumDecision], {
    description: 'What was decided, latest first; the latest 20. Looking is recorded.',
  })
  decisions(@Root() { id }: ForumDiscussion, @Ctx() { forumDecisions }: PerformanceContext) {
    return forumDecisions.of(id);
  }
}
