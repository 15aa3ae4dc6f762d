import { LocalDate } from '@partner-commons/platform/scalars';
import { Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { InvalidatingEventKind } from '../../terms/invalidating-event-kind.enum';

@InputType({ description: 'Something that happened to a partner since it was assessed.' })
export class RecordInvalidatingEventInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => InvalidatingEventKind, { description: 'Not HIT_CONFIRMED nor MERGER, which raise themselves.' })
  kind: InvalidatingEventKind;

  @Field(() => LocalDate, { description: 'When it happened; not after today (UTC).' })
  occurredOn: string;

  @Field(() => String, { description: 'What happened, 10 to 4,000 characters; for your own agency alone.' })
  @Length(10, 4_000, { message: 'Describe it in 10 to 4,000 characters.' })
  description: string;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'That an event no longer makes assessments unreliable.' })
export class ResolveInvalidatingEventInput {
  @Field(() => ID)
  eventId: string;

  @Field(() => String, { description: 'Why, 10 to 4,000 characters; for your own agency alone.' })
  @Length(10, 4_000, { message: 'Give the reason in 10 to 4,000 characters.' })
  resolution: string;
}
