import { PartnerNoticeKind } from './partner-notice.view';

const texts: Record<PartnerNoticeKind, (agency: string) => string> = {
  CONSENT_REQUESTED: (agency) => `${agency} asks for your consent to use an assessment of your organisation.`,
  COMMENTS_REQUESTED: (agency) => `${agency} asks for your comments on an assessment before it is final.`,
  SELF_ASSESSMENT_ASSIGNED: (agency) => `${agency} asks you to answer a questionnaire about your organisation.`,
  ACTION_DUE: (agency) => `An action that you agreed on with ${agency} is due.`,
  CONSULTATION_INVITATION: (agency) => `${agency} invites you to a consultation with partners.`,
  SURVEY_OPEN: (agency) => `${agency} asks you to answer a survey.`,
  OUTCOME_COMMENTS_REQUESTED: (agency) => `${agency} asks for your comments on an outcome of a consultation.`,
  REVIEW_RESPONSE_REQUESTED: (agency) => `${agency} asks for your response to a review of your performance.`,
  CONCERN_ANSWERED: (agency) => `${agency} has answered a concern that you raised.`,
  CLOSURE_ASSESSMENT_DUE: (agency) => `An agreement with ${agency} has ended, and its closure waits for you.`,
  EVALUATION_RESPONSE_REQUESTED: (agency) =>
    `${agency} asks for your answers to a joint evaluation of your partnership.`,
};

export const isNoticeKind = (kind: string): kind is PartnerNoticeKind => Object.hasOwn(texts, kind);

export function textOf(kind: PartnerNoticeKind, { agency, referenceNo, dueOn }: NoticeFacts): string {
  const about = referenceNo ? ` It is about ${referenceNo}.` : '';
  const until = dueOn ? ` Until ${dueOn}.` : '';
  return `${texts[kind](agency)}${about}${until}`;
}

interface NoticeFacts {
  agency: string;
  referenceNo: string | null;
  dueOn: string | null;
}
