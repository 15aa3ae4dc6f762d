import { IsISO31661Alpha2, IsOptional, IsUUID, Length, Max, Min } from 'class-validator';
import { ArgsType, Field, ID, Int } from 'type-graphql';

@ArgsType()
export class PartnershipDashboardArgs {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'partnerId is an id of a partner.' })
  partnerId: string;

  @Field(() => String, { nullable: true, description: 'Code of the agency; all when not given.' })
  @IsOptional()
  @Length(1, 20)
  agency?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Country of the operation, ISO 3166-1 alpha-2; all when not given.',
  })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'country must be an ISO 3166-1 alpha-2 code, such as SO.' })
  country?: string | null;

  @Field(() => Int, { description: 'Calendar year.' })
  @Min(1990, { message: 'year must be 1990 or later.' })
  @Max(2200, { message: 'year must be 2200 or earlier.' })
  year: number;
}
