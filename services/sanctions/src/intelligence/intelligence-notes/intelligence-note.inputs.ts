import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Length, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { IntelligenceNote, SourceReliability } from './intelligence-note.view';

const rule = { message: 'Credibility is 1 (confirmed) to 6 (cannot be judged).' };

@InputType({ description: 'A new intelligence note of your agency.' })
export class AddIntelligenceNoteInput {
  @Field(() => ID, { description: 'Whom it is about.' })
  partnerId: string;

  @Field(() => SourceReliability, { description: 'How far the source can be relied on.' })
  reliability: SourceReliability;

  @Field(() => Int, { description: 'How credible the information is, 1 (confirmed) to 6 (cannot be judged).' })
  @Min(1, rule)
  @Max(6, rule)
  credibility: number;

  @Field(() => String, {
    description:
      'The information, 20 to 4,000 characters, without anybody who could be recognised as source, survivor, complainant or witness.',
  })
  @Length(20, 4_000, { message: 'Give the information in 20 to 4,000 characters.' })
  text: string;

  @Field(() => DateTime, { description: 'When it ends by itself, 12 months ahead at most.' })
  expiresAt: Date;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Taking back an intelligence note.' })
export class WithdrawIntelligenceNoteInput {
  @Field(() => ID, { description: 'The note.' })
  noteId: string;

  @Field(() => Int, { description: 'Version that you looked at.' })
  expectedVersion: number;
}

@ObjectType({ description: 'A page of intelligence notes, newest first.' })
export class IntelligenceNoteConnection extends connectionOf(() => IntelligenceNote, 'IntelligenceNote') {}
