import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'One section of a report: its text and its figures.' })
export class ReportSection {
  reportId: string;

  @Field(() => String, { description: 'As in the template, such as CAPACITY_BUILDING.' })
  key: string;

  @Field(() => String)
  title: string;

  @Field(() => Boolean, { description: 'Whether the report is signed off only when it says something (JIU-66).' })
  mandatory: boolean;

  @Field(() => String, { description: 'What its authors should write about.' })
  guidance: string;

  @Field(() => String, { nullable: true, description: 'Paragraphs separated by empty lines; null when there is none.' })
  text: string | null;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}
