import { ArrayMaxSize, ArrayMinSize, IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ProfileFreshness } from '../profiles/profile.enums';

@InputType({ description: 'Which profiles to look for; all parts must match.' })
export class StaleProfileFilter {
  @Field(() => [ProfileFreshness], { nullable: true, description: 'All but FRESH by default.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(4)
  freshness?: ProfileFreshness[] | null;

  @Field(() => [String], { nullable: true, description: 'Countries of origin, ISO 3166-1 alpha-2.' })
  @IsOptional()
  @ArrayMaxSize(50)
  countries?: string[] | null;
}
