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
import { Field, ID, InputType, Int } from 'type-graphql';
import { Population } from './roster-entry.view';

const iso2 = { each: true, message: 'Countries are ISO 3166-1 alpha-2 codes, such as SO.' };
const rosterLength = { message: 'The name of a roster has 1 to 100 characters.' };
const codes = { each: true, message: 'A code has 1 to 60 characters.' };

@InputType({ description: 'What a partner can deploy at short notice (UNICEF-40).' })
export class StandbyCapabilityInput {
  @Field(() => [String], { description: 'Profiles of people, at most 20 of 1 to 100 characters.' })
  @ArrayMaxSize(20)
  @Length(1, 100, { each: true, message: 'A profile has 1 to 100 characters.' })
  profiles: string[];

  @Field(() => Int, { description: 'How many people, from 1.' })
  @Min(1)
  @Max(100_000)
  headcount: number;

  @Field(() => Int, { description: 'Days from a request to deployment.' })
  @Min(0)
  @Max(365)
  leadTimeDays: number;

  @Field(() => [String], { description: 'Where, ISO 3166-1 alpha-2; at most 50.' })
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsISO31661Alpha2(iso2)
  countries: string[];
}

@InputType({ description: 'A registered partner to put on a roster.' })
export class AddToRosterInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => String, { description: 'Name of the roster, 1 to 100 characters.' })
  @Length(1, 100, rosterLength)
  roster: string;

  @Field(() => [String], { description: 'Codes of `sectors`.' })
  @ArrayMaxSize(13, { message: 'There are thirteen sectors.' })
  @ArrayUnique()
  @Length(1, 60, codes)
  sectors: string[];

  @Field(() => [String], { description: 'ISO 3166-1 alpha-2; at most 50.' })
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsISO31661Alpha2(iso2)
  countries: string[];

  @Field(() => [Population], { defaultValue: [] })
  @ArrayMaxSize(6)
  @ArrayUnique()
  populations: Population[];

  @Field(() => Boolean, { defaultValue: false })
  emergencyReady: boolean;

  @Field(() => StandbyCapabilityInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  standby?: StandbyCapabilityInput | null;

  @Field(() => String, { nullable: true, description: 'Your own key for this call; repeating it is safe.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An entry to take off its roster.' })
export class RemoveFromRosterInput {
  @Field(() => ID)
  entryId: string;

  @Field(() => String, { description: 'Why, 1 to 500 characters; every agency and the partner read it.' })
  @Length(1, 500, { message: 'A reason has 1 to 500 characters.' })
  reason: string;
}

@InputType({ description: "A roster entry that the caller's agency accepts as its own." })
export class RecogniseRosterEntryInput {
  @Field(() => ID)
  entryId: string;
}

@InputType({ description: 'Which roster entries; all parts must match, and of a list any one.' })
export class RosterFilter {
  @Field(() => [String], { nullable: true, description: 'Names of rosters.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @Length(1, 100, { each: true, ...rosterLength })
  rosters?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of `sectors`.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @Length(1, 60, codes)
  sectors?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  @IsOptional()
  @ArrayMaxSize(50)
  @Length(2, 2, { each: true, message: 'A country code has two letters.' })
  countries?: string[] | null;

  @Field(() => [Population], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(6)
  populations?: Population[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that can begin work in an emergency at once.' })
  emergencyReady?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a standby capability is recorded (UNICEF-40).' })
  standby?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Code of an agency that recognises the entry.' })
  @IsOptional()
  @Length(1, 20, { message: 'A code of an agency has 1 to 20 characters.' })
  recognisedBy?: string | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Leave out those whose validity has ended.' })
  validOnly: boolean;
}
