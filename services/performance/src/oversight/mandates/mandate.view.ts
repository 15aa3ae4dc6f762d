import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What a governing body decided about the partners of an agency (4.d step 10).' })
export class LegislativeMandate {
  agencyCode: string;
  recordedBy: string;

  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { description: 'Of the decision, such as 2026/4.' })
  reference: string;

  @Field(() => String)
  title: string;

  @Field(() => String)
  text: string;

  @Field(() => LocalDate)
  adoptedOn: string;

  @Field(() => ID, { nullable: true, description: 'The report that the governing body had before it.' })
  reportId: string | null;

  @Field(() => DateTime)
  recordedAt: Date;
}

@ObjectType({ description: 'A page of mandates, latest recorded first.' })
export class LegislativeMandateConnection extends connectionOf(() => LegislativeMandate, 'LegislativeMandate') {}
