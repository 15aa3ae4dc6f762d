import { ConcernResolver, ConcernStatisticsResolver } from '../concerns/concern.resolver';
import { ConsultationResolver } from '../consultations/consultation.resolver';
import { FeedbackResolver } from '../feedback/feedback.resolver';
import { ForumDecisionResolver } from '../forum-decisions/forum-decision.resolver';
import { ForumDiscussionResolver } from '../forum-discussions/forum-discussion.resolver';
import { ForumFollowUpResolver } from '../forum-follow-ups/forum-follow-up.resolver';
import { ForumParticipantResolver } from '../forum-participants/forum-participant.resolver';
import { ForumPostResolver } from '../forum-posts/forum-post.resolver';
import { ConsultedPartnerResolver } from '../invitations/consulted-partner.resolver';
import {
  ConsultationInvitationResolver,
  InviteToConsultationPayloadResolver,
} from '../invitations/invitation.resolver';
import { SurveyRawAnswerResolver, SurveyResultResolver } from '../survey-results/result.resolver';
import { SurveyBallotResolver, SurveyResolver } from '../surveys/survey.resolver';

export const consultingResolvers = [
  ConcernResolver,
  ConcernStatisticsResolver,
  ConsultationInvitationResolver,
  ConsultationResolver,
  ConsultedPartnerResolver,
  FeedbackResolver,
  ForumDecisionResolver,
  ForumDiscussionResolver,
  ForumFollowUpResolver,
  ForumParticipantResolver,
  ForumPostResolver,
  InviteToConsultationPayloadResolver,
  SurveyBallotResolver,
  SurveyRawAnswerResolver,
  SurveyResolver,
  SurveyResultResolver,
] as const;
