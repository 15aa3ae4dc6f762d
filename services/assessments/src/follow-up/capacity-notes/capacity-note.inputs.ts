import { LocalDate } from '@partner-commons/platform/scalars';
import { Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Interim monitoring of a plan.' })
export class AddCapacityNoteInput {
  @Field(() => ID)
  planId: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day that it speaks of; today when not given, never later.',
  })
  notedOn?: string | null;

  @Field(() => String, { description: '3 to 4,000 characters.' })
  @Length(3, 4_000, { message: 'Say it in 3 to 4,000 characters.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'Repeat a call with the same key safely.' })
  idempotencyKey?: string | null;
}
