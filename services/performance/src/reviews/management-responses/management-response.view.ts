import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum ResponseStance {
  ACCEPTED = 'ACCEPTED',
  PARTLY = 'PARTLY',
  REJECTED = 'REJECTED',
}

registerEnumType(ResponseStance, {
  name: 'ResponseStance',
  description: 'What one of those who take part answers to a recommendation (UNICEF-23).',
  valuesConfig: {
    ACCEPTED: { description: 'It will be done.' },
    PARTLY: { description: 'A part of it will be done; the comment says which.' },
    REJECTED: { description: 'It will not be done; the comment says why.' },
  },
});

@ObjectType({
  description: 'The answer of one agency, or of the partner, to a recommendation of a joint evaluation (UNICEF-23).',
})
export class ManagementResponse {
  findingId: string;
  /** Null for the partner; key of `agency`. */
  agencyCode: string | null;

  @Field(() => Boolean, { description: 'Whether the partner answered, and not an agency.' })
  ofPartner: boolean;

  @Field(() => ResponseStance)
  stance: ResponseStance;

  @Field(() => String, { nullable: true, description: 'What will be done; null for REJECTED.' })
  action: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Until when; null for REJECTED.' })
  dueOn: string | null;

  @Field(() => String, { nullable: true, description: 'Needed for PARTLY and REJECTED.' })
  comment: string | null;

  @Field(() => DateTime)
  respondedAt: Date;

  @Field(() => Int, {
    description: 'Counts from 1: an answer may be corrected until publication, and earlier ones are kept.',
  })
  version: number;
}
