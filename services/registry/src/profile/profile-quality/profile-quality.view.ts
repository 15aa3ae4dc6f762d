import { Field, Int, ObjectType } from 'type-graphql';
import { ProfileFreshness } from '../profiles/profile.enums';

@ObjectType({ description: 'Facts of a profile that cannot all be true.' })
export class ProfileInconsistency {
  @Field(() => String, { description: 'Such as FOUNDED_AFTER_REGISTRATION.' })
  code: string;

  @Field(() => String)
  message: string;

  @Field(() => [String], { description: 'Such as `FUNDING.budgets`.' })
  fields: string[];
}

@ObjectType({ description: 'How good the data of a profile are (UNHCR-6).' })
export class ProfileQuality {
  @Field(() => Int, { description: 'Share of the mandatory fields that are filled in, 0 to 100.' })
  completeness: number;

  @Field(() => ProfileFreshness)
  freshness: ProfileFreshness;

  @Field(() => Int, { nullable: true, description: 'Whole days since the last confirmation; null for never.' })
  freshnessDays: number | null;

  @Field(() => [String], { description: 'Such as `FUNDING.budgets`.' })
  missingFields: string[];

  @Field(() => [ProfileInconsistency], { description: 'Of everything but BANKING.' })
  inconsistencies: ProfileInconsistency[];
}
