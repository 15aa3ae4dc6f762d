import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum PartnerNoticeKind {
  CONSENT_REQUESTED = 'CONSENT_REQUESTED',
  COMMENTS_REQUESTED = 'COMMENTS_REQUESTED',
  SELF_ASSESSMENT_ASSIGNED = 'SELF_ASSESSMENT_ASSIGNED',
  ACTION_DUE = 'ACTION_DUE',
  CONSULTATION_INVITATION = 'CONSULTATION_INVITATION',
  SURVEY_OPEN = 'SURVEY_OPEN',
  OUTCOME_COMMENTS_REQUESTED = 'OUTCOME_COMMENTS_REQUESTED',
  REVIEW_RESPONSE_REQUESTED = 'REVIEW_RESPONSE_REQUESTED',
  CONCERN_ANSWERED = 'CONCERN_ANSWERED',
  CLOSURE_ASSESSMENT_DUE = 'CLOSURE_ASSESSMENT_DUE',
  EVALUATION_RESPONSE_REQUESTED = 'EVALUATION_RESPONSE_REQUESTED',
}

registerEnumType(PartnerNoticeKind, {
  name: 'PartnerNoticeKind',
  description: 'What a partner is told that waits for it.',
  valuesConfig: {
    CONSENT_REQUESTED: { description: 'An agency asks for consent to use an assessment of another.' },
    COMMENTS_REQUESTED: { description: 'An assessment can be commented on before it is final.' },
    SELF_ASSESSMENT_ASSIGNED: { description: 'An agency asks the partner to answer a questionnaire.' },
    ACTION_DUE: { description: 'An agreed action is due.' },
    CONSULTATION_INVITATION: { description: 'Agencies invite the partner to a consultation.' },
    SURVEY_OPEN: { description: 'A survey can be answered.' },
    OUTCOME_COMMENTS_REQUESTED: {
      description: 'An outcome of a consultation can be commented on before it is shared.',
    },
    REVIEW_RESPONSE_REQUESTED: { description: 'A review of its performance can be answered.' },
    CONCERN_ANSWERED: { description: 'A concern that it raised is answered.' },
    CLOSURE_ASSESSMENT_DUE: { description: 'An agreement ended, and its closure needs something of the partner.' },
    EVALUATION_RESPONSE_REQUESTED: { description: 'A joint evaluation of the partnership asks for its answers.' },
  },
});

@ObjectType({ description: 'Something that waits for the partner, also sent by mail to whoever registered it.' })
export class PartnerNotice {
  @Field(() => ID)
  id: string;

  /** Key of `partner`. */
  partnerId: string;

  /** Code; `agency` gives the agency itself. */
  agencyCode: string;

  @Field(() => PartnerNoticeKind)
  kind: PartnerNoticeKind;

  @Field(() => String, { description: 'What it asks for, in a sentence.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'What it is about, such as ASM-0000017.' })
  referenceNo: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Until when; null when nobody said.' })
  dueOn: Day | null;

  @Field(() => DateTime)
  at: Date;
}

@ObjectType({ description: 'A page of notices to the partner.' })
export class PartnerNoticeConnection extends connectionOf(() => PartnerNotice, 'PartnerNotice') {}
