import { IsISO31661Alpha2, IsOptional } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';

@ArgsType()
export class PseaCoverageArgs {
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; all countries when it is not given.' })
  @IsOptional()
  @IsISO31661Alpha2({ message: 'A country is an ISO 3166-1 alpha-2 code, such as ET.' })
  country?: string;
}
