import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { ObservationCategory } from '../observation-contents/observation-content.view';
import { ObservationReply } from './observation-reply.view';

@ObjectType({
  description:
    'What an agency showed a partner of an observation, so that it can answer. It says nothing of levels, counts or what follows.',
})
export class SharedObservation {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  partnerId: string;

  @Field(() => String, { description: 'Agency that showed it.' })
  agency: string;

  @Field(() => ObservationCategory, {
    nullable: true,
    description: 'What it is about; null when its retention is over.',
  })
  category: ObservationCategory | null;

  @Field(() => String, { nullable: true, description: 'The text as it was shown; null when its retention is over.' })
  text: string | null;

  @Field(() => String, { nullable: true, description: 'Whom to ask.' })
  contact: string | null;

  @Field(() => DateTime, { description: 'When it was shown.' })
  sharedAt: Date;

  @Field(() => [ObservationReply], { description: 'Your answers, oldest first; at most ten.' })
  replies?: ObservationReply[];
}
