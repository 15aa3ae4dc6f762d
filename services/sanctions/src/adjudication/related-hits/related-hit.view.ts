import { connectionOf } from '@partner-commons/platform/page';
import { Field, Int, ObjectType } from 'type-graphql';
import { Partner } from '../../federation/partner.stub';
import { Hit } from '../hits/hit.entity';

@ObjectType({ description: 'A hit of a relative of a partner, shown there with where it comes from (feature 79).' })
class RelatedHit {
  @Field(() => Hit, { description: 'The hit itself; it is decided about at its own partner.' })
  hit: Hit;

  @Field(() => Partner, { nullable: true, description: 'Whose hit it is; null only beside an error.' })
  inheritedFrom: Partner;

  @Field(() => String, { description: 'The last relation towards it, such as COUNTRY_OFFICE_OF.' })
  relation: string;

  @Field(() => Boolean, { description: 'Whether it is the headquarters of the partner.' })
  isHeadquarters: boolean;

  @Field(() => Int, { description: 'Steps over relations: 1 is next to it, 3 the farthest.' })
  distance: number;
}

@ObjectType({ description: 'A page of hits of relatives, newest first.' })
export class RelatedHitConnection extends connectionOf(() => RelatedHit, 'RelatedHit') {}
