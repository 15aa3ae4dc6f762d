import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A note of those who carry an assessment out.' })
export class WorkingNote {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  text: string;

  @Field(() => DateTime)
  writtenAt: Date;
}

@ObjectType({
  description: 'OWNER_ONLY: working notes. No grant opens them, and the partner never sees them (domain-model.md 2.8).',
})
export class WorkingNotes {
  @Field(() => [WorkingNote], { nullable: true, description: 'The last 100, oldest first.' })
  notes: WorkingNote[] | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when you may not read them; all else is then null.' })
  redaction: Redaction | null;
}
