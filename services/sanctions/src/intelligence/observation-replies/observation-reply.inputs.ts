import { connectionOf } from '@partner-commons/platform/page';
import { Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { SharedObservation } from './shared-observation.view';

@InputType({ description: 'An observation that the partner is to be shown.' })
export class ShareObservationInput {
  @Field(() => ID, { description: 'The observation.' })
  observationId: string;

  @Field(() => Int, { description: 'Version that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'The answer of a partner to an observation that it was shown.' })
export class ReplyToObservationInput {
  @Field(() => ID, { description: 'The observation.' })
  observationId: string;

  @Field(() => String, { description: 'The answer, 20 to 4,000 characters.' })
  @Length(20, 4_000, { message: 'Answer in 20 to 4,000 characters.' })
  text: string;
}

@ObjectType({ description: 'What a partner was shown, newest first.' })
export class SharedObservationConnection extends connectionOf(() => SharedObservation, 'SharedObservation') {}
