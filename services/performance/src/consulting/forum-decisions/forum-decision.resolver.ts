import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { RecordForumDecisionInput, RecordForumDissentInput } from './forum-decision.inputs';
import { ForumDecision } from './forum-decision.view';

@Resolver()
export class ForumDecisionResolver {
  @Mutation(() => ForumDecision, {
    description:
      'Records what a discussion of your agency decided (JIU-60). Refused: NOT_FOUND, FORBIDDEN / NOT_THE_OWNER, CONFLICT / INVALID_STATE or IDEMPOTENCY_KEY_REUSED.',
  })
  recordForumDecision(
    @Arg('input', () => RecordForumDecisionInput) input: RecordForumDecisionInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('recordForumDecision', ({ forumDecisions }) => forumDecisions.record(input), {
      key: input.idempotencyKey,
      input,
      again: ({ forumDecisions }, id) => forumDecisions.get(id),
    });
  }

  @Mutation(() => ForumDecision, {
    description:
      'Records that your agency does not share a decision, once (JIU-60). Refused: NOT_FOUND, CONFLICT / OWN_DECISION, ALREADY_DISSENTED or INVALID_STATE.',
  })
  recordForumDissent(
    @Arg('input', () => RecordForumDissentInput) input: RecordForumDissentInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('recordForumDissent', ({ forumDecisions }) => forumDecisions.dissent(input));
  }
}
