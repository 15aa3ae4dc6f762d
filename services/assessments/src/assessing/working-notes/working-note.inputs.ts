import { Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({
  description: 'A note of those who carry an assessment out; never for the partner, nor for another agency.',
})
export class AddWorkingNoteInput {
  @Field(() => ID)
  assessmentId: string;

  @Field(() => String, { description: '1 to 4,000 characters.' })
  @Length(1, 4_000, { message: 'A note has 1 to 4,000 characters.' })
  text: string;
}
