import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import { ForumDecisionService } from '../forum-decisions/forum-decision.service';
import { ForumDiscussionService } from '../forum-discussions/forum-discussion.service';
import { ForumFollowUpService } from '../forum-follow-ups/forum-follow-up.service';
import { ForumParticipantService } from '../forum-participants/forum-participant.service';
import { ForumPostService } from '../forum-posts/forum-post.service';

interface Parts {
  knownAgencies: KnownAgencyService;
  knownPartners: KnownPartnerService;
  partnerRedirects: PartnerRedirectService;
}

/** Discussions between agencies, for the composition root. */
export function composeForums(work: Work, parts: Parts) {
  const forumDiscussions = new ForumDiscussionService(work, parts);
  return {
    forumDiscussions,
    forumParticipants: new ForumParticipantService(work, { forumDiscussions, knownAgencies: parts.knownAgencies }),
    forumPosts: new ForumPostService(work, forumDiscussions),
    forumDecisions: new ForumDecisionService(work, forumDiscussions),
    forumFollowUps: new ForumFollowUpService(work, forumDiscussions),
  };
}
