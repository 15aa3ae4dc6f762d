import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { ForumDiscussion } from '../forum-discussions/forum-discussion.view';
import {
  AddForumParticipantsInput,
  InviteAgencyToForumInput,
  JoinForumDiscussionInput,
  LeaveForumDiscussionInput,
} from './forum-participant.inputs';
import { ForumInvitationConnection, LeaveForumDiscussionPayload } from './forum-participant.view';

@Resolver()
export class ForumParticipantResolver {
  @Query(() => ForumInvitationConnection, {
    description:
      'Discussions that your agency is asked to take part in and has not answered, latest first (JIU-60). Looking is recorded.',
  })
  forumInvitations(@Args(() => PageArgs) page: PageArgs, @Ctx() { forumParticipants }: PerformanceContext) {
    return forumParticipants.invitations(page);
  }

  @Mutation(() => ForumDiscussion, {
    description:
      'Asks one more agency to take part in a discussion of yours (JIU-60). Refused: NOT_FOUND, FORBIDDEN / NOT_THE_OWNER, INVALID_INPUT, CONFLICT / ALREADY_INVITED, TOO_MANY_PARTICIPANTS or INVALID_STATE.',
  })
  inviteAgencyToForum(
    @Arg('input', () => InviteAgencyToForumInput) input: InviteAgencyToForumInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('inviteAgencyToForum', ({ forumParticipants }) => forumParticipants.invite(input));
  }

  @Mutation(() => ForumDiscussion, {
    description:
      'Takes part for an agency that was asked, and names who else does (JIU-60). Refused: NOT_FOUND, also when a colleague answered already; CONFLICT / TOO_MANY_PARTICIPANTS or INVALID_STATE.',
  })
  joinForumDiscussion(
    @Arg('input', () => JoinForumDiscussionInput) input: JoinForumDiscussionInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('joinForumDiscussion', ({ forumParticipants }) => forumParticipants.join(input));
  }

  @Mutation(() => ForumDiscussion, {
    description:
      'Lets colleagues of your agency take part (JIU-60). Refused: NOT_FOUND, INVALID_INPUT, CONFLICT / TOO_MANY_PARTICIPANTS or INVALID_STATE.',
  })
  addForumParticipants(
    @Arg('input', () => AddForumParticipantsInput) input: AddForumParticipantsInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('addForumParticipants', ({ forumParticipants }) => forumParticipants.add(input));
  }

  @Mutation(() => LeaveForumDiscussionPayload, {
    description:
      'Takes part no more; what was said stays (JIU-60). Refused: NOT_FOUND, CONFLICT / LAST_PARTICIPANT of the agency that opened it.',
  })
  leaveForumDiscussion(
    @Arg('input', () => LeaveForumDiscussionInput) { discussionId }: LeaveForumDiscussionInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('leaveForumDiscussion', ({ forumParticipants }) =>
      forumParticipants.leave(discussionId),
    );
  }
}
