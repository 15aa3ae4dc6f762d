import { Length } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'What your agency says about sharing.' })
export class SetSharingPolicyInput {
  @Field(() => Boolean, { description: 'Whether entries whose decisions say PUBLIC are shown to everybody.' })
  publishesEntries: boolean;

  @Field(() => String, {
    description:
      'Whom other agencies ask about an alert or a suspension: an office and how to reach it, 3 to 300 characters.',
  })
  @Length(3, 300, { message: 'Give the contact in 3 to 300 characters.' })
  integrityContact: string;

  @Field(() => Int, { description: 'Version that you looked at; 0 when your agency has said nothing yet.' })
  expectedVersion: number;
}
