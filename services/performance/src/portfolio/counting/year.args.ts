import { IsISO31661Alpha2, Max, Min } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';

@ArgsType()
export class YearArgs {
  @Field(() => Int, { description: 'Calendar year, from 2000; of the running year what has happened until now.' })
  @Min(2000, { message: 'year must be 2000 or later.' })
  @Max(2200, { message: 'year must be 2200 or earlier.' })
  year: number;
}

@ArgsType()
export class CountryYearArgs extends YearArgs {
  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country: string;
}
