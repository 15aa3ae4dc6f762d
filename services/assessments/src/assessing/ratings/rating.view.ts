import { LocalDate } from '@partner-commons/platform/scalars';
import { Field, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';

@ObjectType({ description: 'How a partner is rated today in one kind of assessment; open to every agency (JIU-59).' })
export class RatingSummary {
  @Field(() => AssessmentKind)
  kind: AssessmentKind;

  @Field(() => CommonRiskBand, { description: 'NOT_ASSESSED when no valid assessment of this kind is known.' })
  band: CommonRiskBand;

  @Field(() => LocalDate, { nullable: true, description: 'The last day on which it counts; null when NOT_ASSESSED.' })
  validUntil: string | null;

  @Field(() => Agency, { nullable: true, description: 'Who owns the assessment; null when NOT_ASSESSED.' })
  owner: Agency | null;
}
