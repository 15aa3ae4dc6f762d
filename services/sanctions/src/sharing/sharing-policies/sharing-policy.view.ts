import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'What an agency says about sharing: whether it publishes entries, and whom others may ask.',
})
export class SharingPolicy {
  /** Code; `agency` gives the agency itself. */
  agencyCode: string;

  @Field(() => Boolean, { description: 'Whether entries whose decisions say PUBLIC are shown to everybody.' })
  publishesEntries: boolean;

  @Field(() => String, { description: 'The office that answers about alerts and suspensions.' })
  integrityContact: string;

  @Field(() => Int, { description: 'For expectedVersion; 0 while the agency has said nothing.' })
  version: number;
}
