import { LocalDate } from '@partner-commons/platform/scalars';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsISO31661Alpha2,
  IsOptional,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { AreaScheme } from './presence.view';

const iso2 = { message: 'country must be an ISO 3166-1 alpha-2 code, such as SL.' };

@InputType({ description: 'A country in which a partner works.' })
export class OperatingCountryInput {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  @IsISO31661Alpha2(iso2)
  country: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day, when known.' })
  since?: string | null;
}

@InputType({ description: 'All countries in which a partner works; those not named end today.' })
export class SetPartnerPresenceInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => [OperatingCountryInput], { description: 'At most 249.' })
  @ArrayMaxSize(249, { message: 'There are at most 249 countries.' })
  @ArrayUnique(({ country }: OperatingCountryInput) => country, { message: 'Name each country once.' })
  @ValidateNested()
  countries: OperatingCountryInput[];

  @Field(() => Int, {
    description: 'The version of the partner that you read; another one is CONFLICT / VERSION_CONFLICT.',
  })
  @Min(1)
  expectedVersion: number;
}

@InputType({ description: 'A place in which a partner works.' })
export class AddLocationInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  @IsISO31661Alpha2(iso2)
  country: string;

  @Field(() => AreaScheme)
  scheme: AreaScheme;

  @Field(() => String, { description: 'In the scheme; begins with the code of the country.' })
  @Length(2, 20, { message: 'A code of an area has 2 to 20 characters.' })
  code: string;

  @Field(() => Int, { description: '0 is the whole country, 1 its provinces, 2 their districts.' })
  @Min(0, { message: 'level is 0, 1 or 2.' })
  @Max(2, { message: 'level is 0, 1 or 2.' })
  level: number;

  @Field(() => String, { description: 'Name of the area, 1 to 200 characters.' })
  @Length(1, 200, { message: 'A name has 1 to 200 characters.' })
  name: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day, when known.' })
  since?: string | null;

  @Field(() => Float, { nullable: true, description: 'Degrees, WGS 84; together with longitude.' })
  @IsOptional()
  @Min(-90, { message: 'latitude is between -90 and 90.' })
  @Max(90, { message: 'latitude is between -90 and 90.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees, WGS 84; together with latitude.' })
  @IsOptional()
  @Min(-180, { message: 'longitude is between -180 and 180.' })
  @Max(180, { message: 'longitude is between -180 and 180.' })
  longitude?: number | null;

  @Field(() => String, { nullable: true, description: 'Your own key for this call; repeating it is safe.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A place in which a partner works no longer.' })
export class EndLocationInput {
  @Field(() => ID)
  id: string;

  @Field(() => LocalDate, { description: 'Last day; not after today (UTC).' })
  until: string;
}
