import { LocalDate } from '@partner-commons/platform/scalars';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsISO31661Alpha2,
  IsOptional,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, Float, InputType, Int } from 'type-graphql';
import { ListedSubjectKind } from '../../listing/subjects/listed-subject.entity';

const country = 'Countries are ISO 3166-1 alpha-2 codes, such as SO.';

@InputType({ description: 'A number of a passport, a register, a tax office or a ship.' })
export class NameCheckIdentifierInput {
  @Field(() => String, { description: 'As written; spaces and punctuation do not count.' })
  @Length(1, 100, { message: 'A number has 1 to 100 characters.' })
  number: string;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 of the country that issued it.' })
  @IsOptional()
  @IsISO31661Alpha2({ message: country })
  country?: string | null;
}

@InputType({ description: 'One party, by everything that is known of it: each fact makes the answer sharper.' })
export class CheckNameInput {
  @Field(() => [String], { description: '1 to 20 names of the one party, in any script.' })
  @ArrayMinSize(1, { message: 'Give at least one name.' })
  @ArrayMaxSize(20, { message: 'Give at most 20 names of one party.' })
  @Length(1, 500, { each: true, message: 'A name has 1 to 500 characters.' })
  names: string[];

  @Field(() => ListedSubjectKind, { description: 'What the party is.' })
  kind: ListedSubjectKind;

  @Field(() => LocalDate, { nullable: true, description: 'Day of birth, when known.' })
  birthDate?: string | null;

  @Field(() => Int, { nullable: true, description: 'Year of birth, when the day is not known.' })
  @IsOptional()
  @Min(1850, { message: 'A year of birth is 1850 or later.' })
  @Max(2200, { message: 'A year of birth is 2200 or earlier.' })
  birthYear?: number | null;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Nationality, or where it is registered or works; ISO 3166-1 alpha-2.',
  })
  @ArrayMaxSize(20, { message: 'Give at most 20 countries.' })
  @IsISO31661Alpha2({ each: true, message: country })
  countries: string[];

  @Field(() => [NameCheckIdentifierInput], { defaultValue: [], description: 'Numbers that it is known by.' })
  @ArrayMaxSize(20, { message: 'Give at most 20 numbers.' })
  @ValidateNested()
  identifiers: NameCheckIdentifierInput[];

  @Field(() => Float, {
    nullable: true,
    description:
      "Lowest score that counts, 0.60 to 0.95; the agency's own when not given, which is 0.70 unless it set another.",
  })
  @IsOptional()
  @Min(0.6, { message: 'threshold is 0.60 to 0.95.' })
  @Max(0.95, { message: 'threshold is 0.60 to 0.95.' })
  threshold?: number | null;
}
