import { connectionOf } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayUnique, IsIn, IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AllegationCategory, AllegationSource, AllegationState, AllegationTriage } from './allegation.enums';
import { IntegrityAllegation } from './allegation.view';

@InputType({ description: 'An allegation that your agency received.' })
export class RecordAllegationInput {
  @Field(() => ID, { description: 'Whom it is against.' })
  partnerId: string;

  @Field(() => AllegationSource, { description: 'The kind of channel; never who used it.' })
  source: AllegationSource;

  @Field(() => AllegationCategory, { description: 'What is alleged.' })
  category: AllegationCategory;

  @Field(() => LocalDate, { description: 'When your agency received it; not in the future.' })
  receivedOn: string;

  @Field(() => String, {
    description:
      'What the partner is said to have done, 20 to 4,000 characters, without anybody who could be recognised as survivor, complainant or witness.',
  })
  @Length(20, 4_000, { message: 'Say what is alleged in 20 to 4,000 characters.' })
  summary: string;

  @Field(() => [String], { defaultValue: [], description: 'Codes of redFlagIndicators, at most 20.' })
  @ArrayMaxSize(20, { message: 'Name at most 20 indicators.' })
  @ArrayUnique({ message: 'Name each indicator once.' })
  indicators: string[];

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The first look at an allegation.' })
export class TriageAllegationInput {
  @Field(() => ID, { description: 'The allegation.' })
  allegationId: string;

  @Field(() => AllegationTriage, { description: 'What it comes to.' })
  outcome: AllegationTriage;

  @Field(() => String, {
    nullable: true,
    description: 'Office that investigates, 3 to 200 characters; with WITHIN_MANDATE, and only then.',
  })
  @IsOptional()
  @Length(3, 200, { message: 'Name the office in 3 to 200 characters.' })
  investigatingOffice?: string | null;

  @Field(() => String, { description: 'Why, 20 to 4,000 characters.' })
  @Length(20, 4_000, { message: 'Give the reason in 20 to 4,000 characters.' })
  note: string;

  @Field(() => Int, { description: 'Version that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'What an investigation came to.' })
export class ConcludeAllegationInput {
  @Field(() => ID, { description: 'The allegation.' })
  allegationId: string;

  @Field(() => AllegationState, { description: 'SUBSTANTIATED, UNSUBSTANTIATED or REFERRED.' })
  @IsIn(['SUBSTANTIATED', 'UNSUBSTANTIATED', 'REFERRED'], {
    message: 'An investigation ends SUBSTANTIATED, UNSUBSTANTIATED or REFERRED.',
  })
  state: AllegationState;

  @Field(() => String, { description: 'In words, 20 to 4,000 characters.' })
  @Length(20, 4_000, { message: 'Give the conclusion in 20 to 4,000 characters.' })
  conclusion: string;

  @Field(() => Int, { description: 'Version that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'Which allegations to list; all that are given must hold.' })
export class AllegationFilter {
  @Field(() => ID, { nullable: true, description: 'Against this partner.' })
  partnerId?: string | null;

  @Field(() => AllegationState, { nullable: true, description: 'In this state.' })
  state?: AllegationState | null;
}

@ObjectType({ description: 'A page of allegations, newest first.' })
export class IntegrityAllegationConnection extends connectionOf(() => IntegrityAllegation, 'IntegrityAllegation') {}
