import { DateTime } from '@partner-commons/platform/scalars';
import { ArrayNotEmpty, ArrayUnique } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { dueWhen } from '../clarifications/clarification.inputs';
import { ClarificationTopic } from '../clarifications/clarification-request.entity';

@InputType({ description: 'What a partner is asked because of a hit.' })
export class RequestHitInformationInput {
  @Field(() => ID, { description: 'The hit. Its person, if it is about one, is the person that is asked about.' })
  hitId: string;

  @Field(() => [ClarificationTopic], { description: 'What is asked for, in the words of the code list alone.' })
  @ArrayNotEmpty({ message: 'Ask for something.' })
  @ArrayUnique({ message: 'Ask for each thing once.' })
  topics: ClarificationTopic[];

  @Field(() => DateTime, { nullable: true, description: dueWhen })
  dueAt?: Date | null;

  @Field(() => Int, { description: 'Version of the hit that you looked at.' })
  expectedVersion: number;
}
