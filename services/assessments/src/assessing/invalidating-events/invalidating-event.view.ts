import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { InvalidatingEventKind } from '../../terms/invalidating-event-kind.enum';

@ObjectType({
  description:
    'Something that makes earlier assessments of a partner unreliable until somebody looked at it (feature 36).',
})
export class InvalidatingEvent {
  @Field(() => ID)
  id: string;

  @Field(() => InvalidatingEventKind)
  kind: InvalidatingEventKind;

  @Field(() => LocalDate, { description: 'When it happened.' })
  occurredOn: string;

  /** Code; `agency` gives the agency itself. */
  agencyCode: string | null;

  @Field(() => DateTime)
  raisedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was settled; null while it counts.' })
  resolvedAt: Date | null;
}
