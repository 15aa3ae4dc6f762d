import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What the partner said of a section, a question, or the whole (feature 53).' })
export class PartnerComment {
  @Field(() => ID)
  id: string;

  @Field(() => String, { nullable: true, description: 'Key of the section; null for a question or the whole.' })
  section: string | null;

  @Field(() => String, { nullable: true, description: 'Key of the question.' })
  question: string | null;

  @Field(() => String)
  text: string;

  @Field(() => DateTime)
  madeAt: Date;
}

@ObjectType({
  description:
    "CONFIDENTIAL: the partner's right of reply. It stands beside the result for whoever reads that (feature 53).",
})
export class PartnerComments {
  @Field(() => [PartnerComment], { nullable: true, description: 'At most the last 100, oldest first.' })
  comments: PartnerComment[] | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day for them; null while nobody asked.' })
  dueOn: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the partner said that this is all.' })
  answeredAt: Date | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when you may not read them; all else is then null.' })
  redaction: Redaction | null;
}
