import {
  ArrayMaxSize,
  ArrayMinSize,
  IsISO31661Alpha2,
  IsOptional,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { PartnerNameInput } from '../../identity/partners/partner.inputs';

@InputType({ description: 'An identifier of somebody who may be a partner already.' })
export class DuplicateIdentifierInput {
  @Field(() => String, {
    description:
      'List code of org-id.guide such as KE-NCB, or NATIONAL_REGISTER for a registration number of the country.',
  })
  @Length(1, 50)
  scheme: string;

  @Field(() => String)
  @Length(1, 100)
  value: string;
}

@InputType({ description: 'What is known of somebody who may be a partner already.' })
export class DuplicateEntryInput {
  @Field(() => [PartnerNameInput], { description: 'Names in any script and acronyms, 1 to 20.' })
  @ArrayMinSize(1, { message: 'Give at least one name.' })
  @ArrayMaxSize(20, { message: 'Give at most 20 names.' })
  @ValidateNested()
  names: PartnerNameInput[];

  @Field(() => String, { description: 'ISO 3166-1 alpha-2, such as SO.' })
  @IsISO31661Alpha2({ message: 'countryOfOrigin must be an ISO 3166-1 alpha-2 code, such as SO.' })
  countryOfOrigin: string;

  @Field(() => [DuplicateIdentifierInput], { defaultValue: [], description: 'At most 20.' })
  @ArrayMaxSize(20)
  @ValidateNested()
  identifiers: DuplicateIdentifierInput[];

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, 500)
  website?: string | null;

  @Field(() => String, { nullable: true, description: 'Compared as a whole, in any order of its words.' })
  @IsOptional()
  @Length(1, 500)
  address?: string | null;
}

@ArgsType()
export class DuplicateCandidatesArgs {
  @Field(() => ID, { nullable: true, description: 'A partner of the roster; give either this or `entry`.' })
  @IsOptional()
  @IsUUID()
  partnerId?: string | null;

  @Field(() => DuplicateEntryInput, { nullable: true, description: 'Somebody who is not in the roster.' })
  @IsOptional()
  @ValidateNested()
  entry?: DuplicateEntryInput | null;
}
