import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What a partner answered to an observation that it was shown.' })
export class ObservationReply {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  observationId: string;

  @Field(() => String, { nullable: true, description: 'The answer; null when its retention is over.' })
  text: string | null;

  @Field(() => String, { description: 'Who answered, as `<issuer>#<subject>`.' })
  repliedBy: string;

  @Field(() => DateTime, { description: 'When.' })
  repliedAt: Date;
}
