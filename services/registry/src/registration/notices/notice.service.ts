import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';

/** What applicants are told by mail; each kind is one template. */
export type NoticeKind =
  | 'DOCUMENTS_REQUESTED'
  | 'INVITED_TO_REGISTER'
  | 'ACCESS_REJECTED'
  | 'INFORMATION_REQUESTED'
  | 'REGISTRATION_REJECTED'
  | 'DECLARATION_INVITED'
  | 'DECLARATION_INVALID'
  | 'PROFILE_OPENED'
  | 'CODE_ASSIGNED'
  | 'CLARIFICATION_REQUESTED'
  | 'CLARIFICATION_REMINDER'
  | 'CASE_NOTICE_ISSUED'
  | 'CASE_RESPONSE_EXTENDED'
  | 'CASE_DECIDED'
  | 'CASE_APPEAL_DECIDED'
  | 'CASE_CLOSED'
  | 'CONSENT_REQUESTED'
  | 'COMMENTS_REQUESTED'
  | 'SELF_ASSESSMENT_ASSIGNED'
  | 'ACTION_DUE'
  | 'CONSULTATION_INVITATION'
  | 'SURVEY_OPEN'
  | 'OUTCOME_COMMENTS_REQUESTED'
  | 'REVIEW_RESPONSE_REQUESTED'
  | 'CONCERN_ANSWERED'
  | 'CLOSURE_ASSESSMENT_DUE'
  | 'EVALUATION_RESPONSE_REQUESTED'
  | 'REGISTRATION_LAPSES_SOON'
  | 'REGISTRATION_LAPSED';

export interface NoticeSubject {
  registrationId: string;
  /** Null while the request for access has not been accepted. */
  partnerId: string | null;
}

/** The mail that is due, as INTERNAL facts of the outbox; who delivers it finds the address by the registration. */
export class NoticeService {
  constructor(private readonly work: Work) {}

  due(kind: NoticeKind, { registrationId, partnerId }: NoticeSubject): Promise<void> {
    return this.work.outbox.publish({
      type: 'registry.notice-due',
      subject: registrationId,
      audience: 'INTERNAL',
      data: { noticeId: newId(), kind, registrationId, partnerId },
    });
  }
}
