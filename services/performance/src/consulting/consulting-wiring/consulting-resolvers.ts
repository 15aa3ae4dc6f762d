import { ConcernResolver, ConcernStatisticsResolver } from '../concerns/concern.resolver';
import { ConsultationResolver } from '../consultations/consultation.resolver';
import { FeedbackResolver } from '../feedback/feedback.resolver';
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
  InviteToConsultationPayloadResolver,
  SurveyBallotResolver,
  SurveyRawAnswerResolver,
  SurveyResolver,
  SurveyResultResolver,
] as const;
