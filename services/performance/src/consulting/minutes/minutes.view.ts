import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime } from '@partner-commons/platform/scalars';
import { IsUUID, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'Minutes of a consultation, CONFIDENTIAL: the agencies that held it and the partners that were present read them, others get a redaction. Reading is recorded.',
})
export class ConsultationMinutes {
  @Field(() => String, { nullable: true, description: 'The latest version.' })
  text: string | null;

  @Field(() => Int, { nullable: true, description: 'Counts from 1; earlier ones are kept.' })
  version: number | null;

  @Field(() => DateTime, { nullable: true })
  recordedAt: Date | null;

  @Field(() => Redaction, { nullable: true, description: 'In place of the text for whoever did not take part.' })
  redaction: Redaction | null;
}

@InputType({ description: 'What was said and agreed; a later version replaces an earlier one, which is kept.' })
export class RecordMinutesInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'consultationId is an id of a consultation.' })
  consultationId: string;

  @Field(() => String, { description: '1 to 20,000 characters; sealed.' })
  @Length(1, 20_000, { message: 'text has 1 to 20,000 characters.' })
  text: string;
}
