import { ArrayMaxSize, ArrayUnique, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Experience } from './sector.view';

@InputType({ description: 'One specialisation of a partner.' })
export class PartnerSectorInput {
  @Field(() => String, { description: 'A code of `sectors`.' })
  @Length(1, 60, { message: 'A code has 1 to 60 characters.' })
  sector: string;

  @Field(() => String, { description: 'A code of the specialisations of that sector.' })
  @Length(1, 60, { message: 'A code has 1 to 60 characters.' })
  specialisation: string;

  @Field(() => Experience)
  experience: Experience;

  @Field(() => Int, { nullable: true, description: 'Year in which it began.' })
  @IsOptional()
  @Min(1800, { message: 'sinceYear is a year from 1800 on.' })
  @Max(2200, { message: 'sinceYear is a year up to 2200.' })
  sinceYear?: number | null;
}

@InputType({ description: 'All sectors of a partner; what is not named is taken away.' })
export class SetPartnerSectorsInput {
  @Field(() => ID)
  partnerId: string;

  @Field(() => [PartnerSectorInput], { description: 'At most 50.' })
  @ArrayMaxSize(50, { message: 'A partner has at most 50 specialisations.' })
  @ArrayUnique(({ specialisation }: PartnerSectorInput) => specialisation, {
    message: 'Name each specialisation once.',
  })
  @ValidateNested()
  sectors: PartnerSectorInput[];

  @Field(() => Int, {
    description: 'The version of the partner that you read; another one is CONFLICT / VERSION_CONFLICT.',
  })
  @Min(1)
  expectedVersion: number;
}
