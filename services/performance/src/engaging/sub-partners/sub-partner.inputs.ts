import { Decimal } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'An organisation that works under the partner. Name no person.' })
export class SubPartnerInput {
  @Field(() => String, { description: 'Code within the agreement; 1 to 40 characters.' })
  @Length(1, 40, { message: 'externalId has 1 to 40 characters.' })
  externalId: string;

  @Field(() => String, { description: 'Name of the organisation; at most 200 characters.' })
  @Length(1, 200, { message: 'name has 1 to 200 characters.' })
  name: string;

  @Field(() => ID, { nullable: true, description: 'When it is a registered partner itself.' })
  @IsOptional()
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId?: string | null;

  @Field(() => Boolean, { description: 'Whether it is a local organisation.' })
  local: boolean;

  @Field(() => Decimal, { description: 'Its part in US dollars; zero takes it out.' })
  amountUsd: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether its capacity is to be built.' })
  capacityClause: boolean;
}

@InputType({ description: "Who works under the partner of an agreement of the caller's agency; those not named stay." })
export class RecordSubPartnersInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'engagementId is an id of an agreement.' })
  engagementId: string;

  @Field(() => [SubPartnerInput], { description: '1 to 50.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(50, { message: 'A call takes at most 50 rows.' })
  @ValidateNested({ each: true })
  subPartners: SubPartnerInput[];
}
