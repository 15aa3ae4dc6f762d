import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What a section of a report is about, and which figures stand in it.' })
export class ReportTemplateSection {
  @Field(() => String, { description: 'Such as CAPACITY_BUILDING; unique in its template.' })
  key: string;

  @Field(() => String)
  title: string;

  @Field(() => Boolean, {
    description: 'Whether a report is signed off only when the section says something (JIU-66).',
  })
  mandatory: boolean;

  @Field(() => String, { description: 'What its authors should write about, with the row that asks for it.' })
  guidance: string;

  @Field(() => [String], { description: 'Codes of the KPIs whose figures stand in it.' })
  codes: string[];

  @Field(() => Boolean, { description: 'Whether its figures are also given by type of partner (HAB-23).' })
  byPartnerType: boolean;

  @Field(() => Int, { nullable: true, description: 'First year of its trend; null when it shows the year alone.' })
  since: number | null;

  /** Names of what other areas count for it. */
  facts: string[];
}

@ObjectType({ description: 'The form of a report; templates are data (JIU-66, JIU-72).' })
export class ReportTemplate {
  @Field(() => String, { description: 'Such as IP_ANNUAL_V2.' })
  code: string;

  @Field(() => String)
  title: string;

  @Field(() => [ReportTemplateSection], { description: 'In the order of the report.' })
  sections: ReportTemplateSection[];
}
