import { DateTime } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsOptional, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ReportActInput } from '../reports/report.inputs';

@InputType({ description: 'The figures that a report shall stand on.' })
export class FreezeReportFiguresInput extends ReportActInput {
  @Field(() => [String], {
    nullable: true,
    description: 'Codes of agencies, 1 to 8, to stand beside one another; your own alone when not given.',
  })
  @IsOptional()
  @ArrayMaxSize(8, { message: 'At most 8 agencies stand beside one another.' })
  @Length(1, 20, { each: true, message: 'A code of an agency has 1 to 20 characters.' })
  agencies?: string[] | null;

  @Field(() => DateTime, { nullable: true, description: 'As of an earlier instant; now when not given.' })
  asOf?: Date | null;
}

@InputType({ description: 'A footnote to a figure.' })
export class AddFootnoteInput extends ReportActInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'figureId is an id of a figure.' })
  figureId: string;

  @Field(() => String, {
    description: 'How it was made and what it leaves out, 5 to 1,000 characters; replaces the last.',
  })
  @Length(5, 1_000, { message: 'text has 5 to 1,000 characters.' })
  text: string;
}
