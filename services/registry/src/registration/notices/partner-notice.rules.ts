import { PartnerNoticeKind } from './partner-notice.view';

const texts: Record<PartnerNoticeKind, (agency: string) => string> = {
  CONSENT_REQUESTED: (agency) => `${agency} asks for your consent to use an assessment of your organisation.`,
  COMMENTS_REQUESTED: (agency) => `${agency} asks for your comments on an assessment before it is final.`,
  SELF_ASSESSMENT_ASSIGNED: (agency) => `${agency} asks you to answer a questionnaire about your organisation.`,
  ACTION_DUE: (agency) => `An action that you agreed on with ${agency} is due.`,
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
