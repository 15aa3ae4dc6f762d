import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { Partner } from '../../identity/partners/partner.entity';
import { ProfileFreshness } from '../profiles/profile.enums';

@ObjectType({ description: 'A profile that is to be confirmed (UNHCR-12).' })
export class StaleProfile {
  partnerId: string;

  @Field(() => Partner, { description: 'Whose profile it is.' })
  partner?: Partner;

  @Field(() => ProfileFreshness)
  freshness: ProfileFreshness;

  @Field(() => Int, { description: 'Share of the mandatory fields that are filled in, 0 to 100.' })
  completeness: number;

  @Field(() => DateTime, { nullable: true })
  confirmedCurrentAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is to be confirmed again.' })
  dueAt: Date | null;
}

@ObjectType({ description: 'A page of profiles to be confirmed.' })
export class StaleProfileConnection extends connectionOf(() => StaleProfile, 'StaleProfile') {}
