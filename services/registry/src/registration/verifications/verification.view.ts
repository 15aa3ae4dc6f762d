import { connectionOf } from '@partner-commons/platform/page';
import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum VerificationResult {
  PENDING = 'PENDING',
  VERIFIED = 'VERIFIED',
  NOT_VERIFIED = 'NOT_VERIFIED',
  EXPIRED = 'EXPIRED',
}

registerEnumType(VerificationResult, {
  name: 'VerificationResult',
  description: 'What verification by the five questions gave (standards.md 3.4).',
  valuesConfig: {
    PENDING: { description: 'Not verified by anybody yet.' },
    VERIFIED: { description: 'All five answers are as expected; it counts for every agency.' },
    NOT_VERIFIED: { description: 'At least one answer is not.' },
    EXPIRED: { description: 'Verified more than five years ago.' },
  },
});

export enum VerificationConcern {
  LEGAL_NAME_CHANGED = 'LEGAL_NAME_CHANGED',
  HEAD_CHANGED = 'HEAD_CHANGED',
  BOARD_CHANGED = 'BOARD_CHANGED',
  REGISTRATION_DOCUMENT_CHANGED = 'REGISTRATION_DOCUMENT_CHANGED',
  HQ_CHANGED = 'HQ_CHANGED',
  NEW_HIT = 'NEW_HIT',
}

registerEnumType(VerificationConcern, {
  name: 'VerificationConcern',
  description: 'What has changed since a partner was verified.',
  valuesConfig: {
    LEGAL_NAME_CHANGED: { description: 'The legal name.' },
    HEAD_CHANGED: { description: 'The head of the organisation.' },
    BOARD_CHANGED: { description: 'The members of the board.' },
    REGISTRATION_DOCUMENT_CHANGED: { description: 'The document of its legal registration.' },
    HQ_CHANGED: { description: 'The headquarters that it belongs to.' },
    NEW_HIT: { description: 'Screening found a possible match.' },
  },
});

@ObjectType({ description: 'One of the questions of verification, in one version of the questionnaire.' })
export class VerificationQuestion {
  @Field(() => String, { description: 'Q1 to Q5.' })
  code: string;

  @Field(() => String, { description: 'In the language that was asked for, else in English.' })
  text: string;

  @Field(() => Boolean, { description: 'The answer that speaks for the partner.' })
  expected: boolean;

  @Field(() => String, { description: 'Version of the questionnaire.' })
  version: string;
}

@ObjectType({ description: 'The answer to one question, with the comment of the verifier.' })
export class VerificationAnswer {
  @Field(() => String, { description: 'Q1 to Q5.' })
  question: string;

  @Field(() => Boolean)
  answer: boolean;

  @Field(() => String)
  comment: string;
}

@ObjectType({
  description: 'The answers behind a result. CONFIDENTIAL: for the agency that verified. Reading them is recorded.',
})
export class VerificationDetails {
  @Field(() => [VerificationAnswer], { nullable: true, description: 'By question.' })
  answers: VerificationAnswer[] | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when you may not read them; all else is then null.' })
  redaction: Redaction | null;
}

@ObjectType({ description: 'One act of verification. Never edited: a later one supersedes it.' })
export class Verification {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => VerificationResult, { description: 'As given then: VERIFIED or NOT_VERIFIED.' })
  result: VerificationResult;

  @Field(() => DateTime, { description: 'When it was given.' })
  at: Date;

  @Field(() => DateTime, { description: 'Five years later.' })
  validUntil: Date;

  /** Code; `by` gives the agency itself. */
  agency: string;

  @Field(() => String, { description: 'Version of the questionnaire.' })
  questionVersion: string;

  @Field(() => ID, { nullable: true, description: 'The one before, which this one replaces.' })
  supersedesId: string | null;
}

@ObjectType({ description: 'A page of verifications of one partner, newest first.' })
export class VerificationConnection extends connectionOf(() => Verification, 'Verification') {}

@ObjectType({
  description: 'How far a partner is verified now. One result counts for all agencies (standards.md 3.4).',
})
export class PartnerVerification {
  @Field(() => VerificationResult)
  result: VerificationResult;

  @Field(() => DateTime, { nullable: true, description: 'Null while PENDING.' })
  validUntil: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the result was given; null while PENDING.' })
  at: Date | null;

  /** Code; `by` gives the agency itself. */
  agency: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The headquarters whose weaker result counts here too; null when it is the own one (R-INV-8).',
  })
  inheritedFrom: string | null;

  @Field(() => VerificationConcern, {
    nullable: true,
    description: 'What material changed last since; the result stands until it is given again. Null when nothing did.',
  })
  reviewBecause: VerificationConcern | null;
}
