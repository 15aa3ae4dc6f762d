import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum AdoptionStatus {
  ADOPTED = 'ADOPTED',
  IN_PROGRESS = 'IN_PROGRESS',
  DONE = 'DONE',
  DROPPED = 'DROPPED',
}

registerEnumType(AdoptionStatus, {
  name: 'ActionAdoptionStatus',
  description: 'How far an agency is with an action that it took over from another.',
  valuesConfig: {
    ADOPTED: { description: 'Taken over; not begun.' },
    IN_PROGRESS: { description: 'Being done.' },
    DONE: { description: 'Done, with evidence; proposed as a good practice.' },
    DROPPED: { description: 'Given up, with a reason.' },
  },
});

@ObjectType({ description: 'An agency does what another found useful, and says whom it learned it from (idea 5.11).' })
export class ActionAdoption {
  actionId: string;
  agencyCode: string;
  creditsCode: string;

  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => ID, { nullable: true, description: 'The office that adopts it; null for the whole agency.' })
  officeId: string | null;

  @Field(() => String, { nullable: true, description: 'Country of that office, ISO 3166-1 alpha-2.' })
  countryCode: string | null;

  @Field(() => AdoptionStatus)
  status: AdoptionStatus;

  @Field(() => String, { nullable: true, description: 'What the adopting agency says of it.' })
  note: string | null;

  @Field(() => DateTime)
  adoptedAt: Date;

  @Field(() => DateTime)
  updatedAt: Date;

  @Field(() => Int, { description: 'Counts from 1; give it as `expectedVersion` to change what you have read.' })
  version: number;
}

@ObjectType({ description: 'A page of adoptions, latest first.' })
export class ActionAdoptionConnection extends connectionOf(() => ActionAdoption, 'ActionAdoption') {}
