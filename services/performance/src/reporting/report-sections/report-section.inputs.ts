import { IsOptional, IsUUID, Length, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'The text of a section.' })
export class WriteReportSectionInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'reportId is an id of a report.' })
  reportId: string;

  @Field(() => String, { description: 'Key of the section.' })
  @Length(1, 50, { message: 'section has 1 to 50 characters.' })
  section: string;

  @Field(() => String, { description: 'Replaces its text; at most 20,000 characters, no names of partners.' })
  @Length(1, 20_000, { message: 'text has 1 to 20,000 characters.' })
  text: string;

  @Field(() => Int, { nullable: true, description: 'The version of the section that you have read; none for any.' })
  @IsOptional()
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion?: number | null;
}
