import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'The question to the partner what it says about the assessment.' })
export class RequestPartnerCommentsInput {
  @Field(() => ID)
  assessmentId: string;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day for it, 5 to 90 days ahead; 14 days when not given.',
  })
  dueOn?: string | null;

  @Field(() => Int, { description: 'Version of the assessment that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'What the partner says of one section, one question, or the whole when neither is named.' })
export class PartnerCommentInput {
  @Field(() => String, { nullable: true, description: 'Key of a section.' })
  @IsOptional()
  @Length(1, 100)
  section?: string | null;

  @Field(() => String, { nullable: true, description: 'Key of a question.' })
  @IsOptional()
  @Length(1, 100)
  question?: string | null;

  @Field(() => String, { description: '1 to 4,000 characters.' })
  @Length(1, 4_000, { message: 'A comment has 1 to 4,000 characters.' })
  text: string;
}

@InputType({ description: "The partner's reply to an assessment of itself." })
export class CommentOnAssessmentInput {
  @Field(() => ID)
  assessmentId: string;

  @Field(() => [PartnerCommentInput], { description: 'At most 50; none says that there is nothing to say.' })
  @ArrayMaxSize(50, { message: 'At most 50 comments at once.' })
  @ValidateNested()
  comments: PartnerCommentInput[];

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether this is all; false keeps the time until the deadline for more.',
  })
  complete: boolean;
}
