import { IsISO31661Alpha2, IsOptional, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'An office of an organisation in one more country.' })
export class CreateCountryOfficeInput {
  @Field(() => ID, { description: 'The headquarters; its standing must be ACTIVE.' })
  hqId: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2, such as SO.' })
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country: string;

  @Field(() => String, {
    nullable: true,
    description: 'Its own name; without one it goes by that of the headquarters, and is renamed with it (feature 14).',
  })
  @IsOptional()
  @Length(1, 500, { message: 'A name has 1 to 500 characters.' })
  legalName?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'A partner of that country that is this office already. Claimed by a user of the headquarters, the relation is PROPOSED until that partner or an agency accepts it (feature 13).',
  })
  existingPartnerId?: string | null;

  @Field(() => String, { nullable: true, description: 'The same key gives the same office again.' })
  idempotencyKey?: string | null;
}
