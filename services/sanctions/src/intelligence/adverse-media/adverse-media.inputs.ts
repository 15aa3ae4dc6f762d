import { connectionOf } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AdverseMediaItem, MediaDecision, MediaRelevance } from './adverse-media.view';

@InputType({ description: 'A publication that speaks against a partner.' })
export class ReportAdverseMediaInput {
  @Field(() => ID, { description: 'Whom it is about.' })
  partnerId: string;

  @Field(() => String, { description: 'Its address, with https, at most 2,000 characters.' })
  @Length(10, 2_000, { message: 'Give the address in 10 to 2,000 characters.' })
  url: string;

  @Field(() => LocalDate, { description: 'When it was published; not in the future.' })
  publishedOn: string;

  @Field(() => String, {
    description:
      'What it says, 20 to 4,000 characters, without anybody who could be recognised as survivor, complainant or witness.',
  })
  @Length(20, 4_000, { message: 'Say what it says in 20 to 4,000 characters.' })
  summary: string;

  @Field(() => MediaRelevance, { description: 'How much it matters.' })
  relevance: MediaRelevance;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether a decision is needed within a day.' })
  isUrgent: boolean;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What is done about a publication.' })
export class TriageAdverseMediaInput {
  @Field(() => ID, { description: 'The item.' })
  itemId: string;

  @Field(() => MediaDecision, { description: 'What is done.' })
  decision: MediaDecision;

  @Field(() => String, { description: 'Why, 20 to 4,000 characters.' })
  @Length(20, 4_000, { message: 'Give the reason in 20 to 4,000 characters.' })
  reason: string;

  @Field(() => Int, { description: 'Version that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'Which items of the queue to list.' })
export class AdverseMediaFilter {
  @Field(() => ID, { nullable: true, description: 'About this partner.' })
  partnerId?: string | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Those that wait for a decision; false for the decided ones.',
  })
  isWaiting: boolean;
}

@ObjectType({ description: 'A page of the queue, the most urgent first.' })
export class AdverseMediaItemConnection extends connectionOf(() => AdverseMediaItem, 'AdverseMediaItem') {}
