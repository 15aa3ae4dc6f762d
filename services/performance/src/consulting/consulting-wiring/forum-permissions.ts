import { type PermissionTable, staffWith } from '@partner-commons/platform/permissions';
import { forumMembers, forumReaders } from './forum-roles';

const members = staffWith(...forumMembers);
/** Which ones, the seats in them say. */
const readers = staffWith(...forumReaders);

/** domain-model.md 2.8: "Forum/working-group discussions: members ✗". */
export const forumPermissions = {
  Query: {
    forumDiscussion: readers,
    forumDiscussions: readers,
    forumFollowUps: readers,
    forumInvitations: members,
    forumPosts: readers,
  },
  Mutation: {
    addForumFollowUp: members,
    addForumParticipants: members,
    closeForumDiscussion: members,
    completeForumFollowUp: members,
    inviteAgencyToForum: members,
    joinForumDiscussion: members,
    leaveForumDiscussion: members,
    openForumDiscussion: members,
    postToForumDiscussion: members,
    recordForumDecision: members,
    recordForumDissent: members,
    reopenForumDiscussion: members,
    withdrawForumPost: members,
  },
  types: {
    ForumDecision: { '*': readers },
    ForumDiscussion: { '*': readers },
    ForumDiscussionConnection: { '*': readers },
    ForumDiscussionEdge: { '*': readers },
    ForumDissent: { '*': readers },
    ForumFollowUp: { '*': readers },
    ForumFollowUpConnection: { '*': readers },
    ForumFollowUpEdge: { '*': readers },
    ForumInvitation: { '*': members },
    ForumInvitationConnection: { '*': members },
    ForumInvitationEdge: { '*': members },
    ForumParticipant: { '*': readers },
    ForumPost: { '*': readers },
    ForumPostConnection: { '*': readers },
    ForumPostEdge: { '*': readers },
    ForumReference: { '*': readers },
    ForumStep: { '*': readers },
    LeaveForumDiscussionPayload: { '*': members },
  },
} satisfies { Query: PermissionTable[string]; Mutation: PermissionTable[string]; types: PermissionTable };
