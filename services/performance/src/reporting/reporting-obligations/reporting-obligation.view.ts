import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ReportingState } from '../reporting-cycles/reporting-cycle.view';

export enum ReportingObligationKind {
  NEW_PARTNERS = 'NEW_PARTNERS',
  ENGAGEMENT_YEARLY = 'ENGAGEMENT_YEARLY',
  ENGAGEMENT_END = 'ENGAGEMENT_END',
}

registerEnumType(ReportingObligationKind, {
  name: 'ReportingObligationKind',
  description: 'What focal points have to report.',
  valuesConfig: {
    NEW_PARTNERS: { description: 'The partners of the year that are new (HAB-28).' },
    ENGAGEMENT_YEARLY: { description: 'Engagement with a category of partners in the year (HAB-30).' },
    ENGAGEMENT_END: { description: 'How an agreement went, within thirty days of its end (HAB-30).' },
  },
});

@ObjectType({
  description: 'Which focal point of an agency reports what each year; the duties of a year are made from it.',
})
export class ReportingObligationRule {
  @Field(() => ID)
  id: string;

  agencyCode: string;

  @Field(() => ReportingObligationKind)
  kind: ReportingObligationKind;

  @Field(() => String, { description: 'The focal point: a unit or office.' })
  unit: string;

  @Field(() => String, { description: 'Role of those who may confirm for it.' })
  role: string;

  @Field(() => String, { nullable: true, description: 'Type of partner that it is for; null for all.' })
  partnerType: string | null;

  @Field(() => Int, { description: '1 to 12; says nothing for ENGAGEMENT_END.' })
  dueMonth: number;

  @Field(() => Int, { description: '1 to 28; says nothing for ENGAGEMENT_END.' })
  dueDay: number;

  @Field(() => Int, { description: 'The first year that duties are made for.' })
  firstYear: number;

  @Field(() => DateTime, { nullable: true, description: 'Since when no new duties are made.' })
  endedAt: Date | null;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'One thing that a focal point has to report (HAB-28, HAB-30).' })
export class ReportingObligation {
  @Field(() => ID)
  id: string;

  ruleId: string;

  agencyCode: string;

  @Field(() => ReportingObligationKind)
  kind: ReportingObligationKind;

  @Field(() => Int)
  year: number;

  @Field(() => String)
  unit: string;

  @Field(() => String)
  role: string;

  @Field(() => String, { nullable: true })
  partnerType: string | null;

  engagementId: string | null;

  @Field(() => LocalDate)
  dueOn: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'As counted from the records: new partners, or agreements in force; as it was once confirmed. Null for fewer than five of another agency.',
  })
  count: number | null;

  @Field(() => DateTime, { nullable: true })
  confirmedAt: Date | null;

  confirmedBy: string | null;

  confirmedCount: number | null;

  @Field(() => ReportingState)
  state?: ReportingState;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'Duties to report.' })
export class ReportingObligationConnection extends connectionOf(() => ReportingObligation, 'ReportingObligation') {}

@ObjectType({ description: 'How far one agency has reported on a year (JIU-26, HAB-30).' })
export class AgencyCompliance {
  agencyCode: string;

  @Field(() => ReportingState, { nullable: true, description: 'Of its yearly cycle; null when none was opened.' })
  cycle: ReportingState | null;

  @Field(() => Int, { description: 'Duties of its focal points.' })
  obligations: number;

  @Field(() => Int)
  confirmed: number;

  @Field(() => Int)
  overdue: number;
}
