import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import {
  EvidenceStrength,
  GoodPracticeKind,
  GoodPracticeState,
  LearningAudience,
  Replicability,
} from './learning.enums';

@ObjectType({ description: 'Something that worked and that others can do as well (JIU-5, JIU-8). It names no person.' })
export class GoodPractice {
  agencyCode: string;
  ownerCode: string;
  actionId: string | null;
  proposedBy: string;
  /** The agreement that taught it (UNICEF-68); not told, for practices may be PUBLIC and agreements are not. */
  engagementId: string | null;

  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => ID, { nullable: true, description: 'The adoption of an action that it came from.' })
  adoptionId: string | null;

  @Field(() => GoodPracticeKind)
  kind: GoodPracticeKind;

  @Field(() => String)
  title: string;

  @Field(() => String)
  description: string;

  @Field(() => String, { nullable: true, description: 'Stage of the work with partners, such as SELECTION.' })
  stage: string | null;

  @Field(() => [String], { description: 'Codes of themes; see outcomeThemes.' })
  themes: string[];

  @Field(() => [String], { description: 'Where it was done, ISO 3166-1 alpha-2.' })
  countries: string[];

  @Field(() => [String], { description: 'Types of partners that it was done with, such as NATIONAL_NGO.' })
  partnerTypes: string[];

  @Field(() => [String])
  tags: string[];

  @Field(() => Replicability)
  replicability: Replicability;

  @Field(() => EvidenceStrength)
  evidenceStrength: EvidenceStrength;

  @Field(() => LearningAudience)
  audience: LearningAudience;

  @Field(() => GoodPracticeState)
  state: GoodPracticeState;

  @Field(() => String, { nullable: true, description: 'Why it was declined or withdrawn.' })
  reason: string | null;

  @Field(() => DateTime)
  proposedAt: Date;

  @Field(() => DateTime, { nullable: true })
  decidedAt: Date | null;

  @Field(() => Int, { description: 'Counts from 1; give it as `expectedVersion` to change what you have read.' })
  version: number;
}

@ObjectType({ description: 'A page of good practices, latest first.' })
export class GoodPracticeConnection extends connectionOf(() => GoodPractice, 'GoodPractice') {}
