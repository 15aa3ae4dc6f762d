import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { EngagementState } from './engagement.entity';

@ObjectType({
  description: 'What the headline of an agreement said from one moment on; it is never changed (SYS-14: by `asOf`).',
})
export class EngagementRevision {
  engagementId: string;

  /** Of that time: a correction may have moved the agreement to another partner. */
  partnerId: string;

  @Field(() => Int, { description: 'Counts from 1.' })
  version: number;

  @Field(() => DateTime, { description: 'From when on this was on record.' })
  recordedAt: Date;

  @Field(() => String, { description: 'Where the work is, ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => String, { nullable: true, description: 'Field of work as a code.' })
  sector: string | null;

  @Field(() => LocalDate, { description: 'First day.' })
  from: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; null when none is agreed.' })
  to: string | null;

  @Field(() => Decimal, { description: 'What was agreed, in US dollars.' })
  amountUsd: string;

  @Field(() => Decimal, { description: 'What of it was not paid out yet, in US dollars.' })
  undisbursedUsd: string;

  @Field(() => EngagementState)
  state: EngagementState;
}
