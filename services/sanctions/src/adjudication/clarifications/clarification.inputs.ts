import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ClarificationRequest, ClarificationTopic } from './clarification-request.entity';

export const dueWhen = 'When the answer is due, 1 to 90 days ahead; in 14 days when left out.';

@InputType({ description: 'What a partner is asked to keep its data correct.' })
export class RequestClarificationInput {
  @Field(() => ID, { description: 'The partner.' })
  partnerId: string;

  @Field(() => ID, { nullable: true, description: 'Key person of the partner that it is about.' })
  personId?: string | null;

  @Field(() => [ClarificationTopic], { description: 'What is asked for.' })
  @ArrayNotEmpty({ message: 'Ask for something.' })
  @ArrayUnique({ message: 'Ask for each thing once.' })
  topics: ClarificationTopic[];

  @Field(() => DateTime, { nullable: true, description: dueWhen })
  dueAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'More time for an answer.' })
export class ExtendClarificationInput {
  @Field(() => ID, { description: 'The request.' })
  requestId: string;

  @Field(() => DateTime, {
    description: 'When the answer is due from now on; later than before, at most 90 days ahead.',
  })
  dueAt: Date;

  @Field(() => Int, { description: 'Version of the request that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'A request whose answer is no longer needed.' })
export class WithdrawClarificationInput {
  @Field(() => ID, { description: 'The request.' })
  requestId: string;

  @Field(() => Int, { description: 'Version of the request that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'The answer of a partner: words, files or both.' })
export class AnswerClarificationInput {
  @Field(() => ID, { description: 'The request.' })
  requestId: string;

  @Field(() => String, { nullable: true, description: 'In words, 1 to 4,000 characters.' })
  @IsOptional()
  @Length(1, 4_000, { message: 'Answer in 1 to 4,000 characters.' })
  text?: string | null;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Files of kind CLARIFICATION_FILE, at most 10: their ids, after the bytes were sent.',
  })
  @ArrayMaxSize(10, { message: 'Give at most 10 files.' })
  @ArrayUnique({ message: 'Give each file once.' })
  fileIds: string[];

  @Field(() => Int, { description: 'Version of the request that you looked at.' })
  expectedVersion: number;
}

@ObjectType({ description: 'A page of requests to a partner, newest first.' })
export class ClarificationRequestConnection extends connectionOf(() => ClarificationRequest, 'ClarificationRequest') {}
