import { DateTime, Decimal } from '@partner-commons/platform/scalars';
import { Length, Max, Min } from 'class-validator';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { ReportFigure } from '../report-figures/report-figure.view';

@ArgsType()
export class AnnualReportSectionArgs {
  @Field(() => String, { description: 'Code of the agency, such as UNHCR.' })
  @Length(1, 20)
  agency: string;

  @Field(() => Int)
  @Min(2000, { message: 'year is 2000 to 2100.' })
  @Max(2100, { message: 'year is 2000 to 2100.' })
  year: number;

  @Field(() => DateTime, { nullable: true, description: 'As it was known then; now when not given.' })
  asOf?: Date | null;
}

@ObjectType({ description: 'One heading of the section of an annual report, with its figures.' })
export class AnnualReportPart {
  @Field(() => String)
  key: string;

  @Field(() => String)
  title: string;

  @Field(() => [ReportFigure])
  figures: ReportFigure[];
}

@ObjectType({
  description: 'The section on partners of the annual report of an organisation, made from figures (JIU-72).',
})
export class AnnualReportSection {
  agencyCode: string;

  @Field(() => Int)
  year: number;

  @Field(() => DateTime, { description: 'Ask with it again for the same figures.' })
  asOf: Date;

  @Field(() => Decimal, { nullable: true, description: 'Share of the figures asked for that there are, in percent.' })
  completeness: string | null;

  @Field(() => [AnnualReportPart])
  parts: AnnualReportPart[];

  @Field(() => String, { description: 'The section as a page that prints well.' })
  html: string;

  @Field(() => String, { description: 'Its figures with their sources as CSV.' })
  csv: string;
}
