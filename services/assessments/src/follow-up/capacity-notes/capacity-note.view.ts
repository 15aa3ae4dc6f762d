import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, ObjectType } from 'type-graphql';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { CapacityNoteKind } from '../capacity-plans/capacity-plan.enum';

@ObjectType({
  description: 'What somebody noted about a plan: monitoring, a review, its end (feature 49). Never changed.',
})
export class CapacityNote {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Key of `by`. */
  agency: string | null;

  @Field(() => CapacityNoteKind)
  kind: CapacityNoteKind;

  @Field(() => LocalDate, { description: 'The day that it speaks of.' })
  notedOn: Day;

  @Field(() => String)
  text: string;

  @Field(() => CommonRiskBand, { nullable: true, description: 'Of a review: the band after.' })
  band: CommonRiskBand | null;

  @Field(() => ID, { nullable: true, description: 'Of a review: the newer assessment.' })
  assessmentId: string | null;

  @Field(() => DateTime)
  at: Date;
}
