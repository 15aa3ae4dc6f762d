import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Somebody of an agency, or a forum that an agency serves, follows themes and countries.' })
export class OutcomeSubscription {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Such as HLCM or UNSDG, when it is for a forum.' })
  forum: string | null;

  @Field(() => [String], { description: 'Codes of themes; empty is all.' })
  themes: string[];

  @Field(() => [String], { description: 'ISO 3166-1 alpha-2; empty is all.' })
  countries: string[];

  @Field(() => DateTime)
  createdAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is ended; null while it runs.' })
  endedAt: Date | null;
}

@ObjectType({ description: 'An outcome was published that somebody follows.' })
export class OutcomeNotice {
  outcomeId: string;

  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => ID, { description: 'Which subscription it matched.' })
  subscriptionId: string;

  @Field(() => DateTime)
  at: Date;
}

@ObjectType({ description: 'A page of notices, latest first.' })
export class OutcomeNoticeConnection extends connectionOf(() => OutcomeNotice, 'OutcomeNotice') {}
