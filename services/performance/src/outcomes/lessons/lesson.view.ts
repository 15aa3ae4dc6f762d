import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { EvidenceStrength, LearningAudience } from '../good-practices/learning.enums';

export enum LessonSource {
  EVALUATION = 'EVALUATION',
  CLOSURE = 'CLOSURE',
  CONSULTATION = 'CONSULTATION',
  AUDIT = 'AUDIT',
  OTHER = 'OTHER',
}

registerEnumType(LessonSource, {
  name: 'LessonSource',
  description: 'Where a lesson was learned.',
  valuesConfig: {
    EVALUATION: { description: 'In an evaluation.' },
    CLOSURE: { description: 'At the end of an agreement (UNICEF-68).' },
    CONSULTATION: { description: 'In a consultation with partners.' },
    AUDIT: { description: 'In an audit or another oversight activity.' },
    OTHER: { description: 'Anywhere else.' },
  },
});

export enum LessonState {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(LessonState, {
  name: 'LessonState',
  description: 'Where a lesson stands.',
  valuesConfig: {
    DRAFT: { description: 'For its agency alone.' },
    PUBLISHED: { description: 'For its audience.' },
    WITHDRAWN: { description: 'Taken back, with a reason; for its agency alone.' },
  },
});

@ObjectType({ description: 'What an agency learned and others can use (JIU-103). It names no person.' })
export class Lesson {
  agencyCode: string;
  /** The partner that it is about; a lesson about one is for agencies alone. */
  aboutPartnerId: string | null;

  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => LessonSource)
  source: LessonSource;

  @Field(() => ID, { nullable: true, description: 'The evaluation, agreement or consultation that it came from.' })
  sourceId: string | null;

  @Field(() => String)
  title: string;

  @Field(() => String)
  text: string;

  @Field(() => String, { nullable: true, description: 'Code of a theme; see outcomeThemes.' })
  theme: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  countryCode: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the sector.' })
  sector: string | null;

  @Field(() => String, { nullable: true, description: 'As registry names types, such as NATIONAL_NGO.' })
  partnerType: string | null;

  @Field(() => Boolean, { description: 'Whether it was learned in an emergency (PSFP-20).' })
  emergency: boolean;

  @Field(() => [String])
  tags: string[];

  @Field(() => EvidenceStrength)
  evidenceStrength: EvidenceStrength;

  @Field(() => LearningAudience)
  audience: LearningAudience;

  @Field(() => LessonState)
  state: LessonState;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn.' })
  reason: string | null;

  @Field(() => DateTime)
  recordedAt: Date;

  @Field(() => DateTime, { nullable: true })
  publishedAt: Date | null;

  @Field(() => Int, { description: 'Counts from 1.' })
  version: number;
}

@ObjectType({ description: 'A page of lessons, latest first.' })
export class LessonConnection extends connectionOf(() => Lesson, 'Lesson') {}
