import { ArrayMaxSize, ArrayUnique, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'The answer of a respondent to its notice.' })
export class SubmitResponseInput {
  @Field(() => ID, { description: 'The case.' })
  caseId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The respondent; needed only when you act for more than one of the same case.',
  })
  partnerId?: string | null;

  @Field(() => String, { description: 'The answer, 3 to 20,000 characters.' })
  @Length(3, 20_000, { message: 'Answer in 3 to 20,000 characters.' })
  text: string;

  @Field(() => [ID], { defaultValue: [], description: 'Files of kind CASE_RESPONSE that you sent, at most 20.' })
  @ArrayMaxSize(20, { message: 'Give at most 20 files.' })
  @ArrayUnique({ message: 'Give each file once.' })
  fileIds: string[];

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether this is all that you have to say; if so, your case is not kept waiting for more.',
  })
  isComplete: boolean;
}
