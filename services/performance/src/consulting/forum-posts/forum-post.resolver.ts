import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { ForumPostsArgs, PostToForumDiscussionInput, WithdrawForumPostInput } from './forum-post.inputs';
import { ForumPost, ForumPostConnection } from './forum-post.view';

@Resolver()
export class ForumPostResolver {
  @Query(() => ForumPostConnection, {
    description:
      'What was said in a discussion, oldest first; empty when you take no part in it (JIU-60). Looking is recorded.',
  })
  forumPosts(@Args(() => ForumPostsArgs) args: ForumPostsArgs, @Ctx() { forumPosts }: PerformanceContext) {
    return forumPosts.page(args);
  }

  @Mutation(() => ForumPost, {
    description:
      'Says something in a discussion (JIU-60); what it points to is opened to nobody by that. Refused: NOT_FOUND, CONFLICT / INVALID_STATE or IDEMPOTENCY_KEY_REUSED.',
  })
  postToForumDiscussion(
    @Arg('input', () => PostToForumDiscussionInput) input: PostToForumDiscussionInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('postToForumDiscussion', ({ forumPosts }) => forumPosts.post(input), {
      key: input.idempotencyKey,
      input,
      again: ({ forumPosts }, id) => forumPosts.get(id),
    });
  }

  @Mutation(() => ForumPost, {
    description:
      'Takes back a post of yours; that there was one stays to be seen (JIU-60). Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  withdrawForumPost(
    @Arg('input', () => WithdrawForumPostInput) { postId }: WithdrawForumPostInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('withdrawForumPost', ({ forumPosts }) => forumPosts.withdraw(postId));
  }
}
