import { Decimal, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AuditFirm } from '../audit-firms/audit-firm.view';

export enum AuditQuality {
  SATISFACTORY = 'SATISFACTORY',
  NEEDS_IMPROVEMENT = 'NEEDS_IMPROVEMENT',
  UNSATISFACTORY = 'UNSATISFACTORY',
}

registerEnumType(AuditQuality, {
  name: 'AuditQuality',
  description: 'What headquarters thinks of an audit (JIU-101).',
  valuesConfig: {
    SATISFACTORY: { description: 'It can be relied on.' },
    NEEDS_IMPROVEMENT: { description: 'It can be relied on with care.' },
    UNSATISFACTORY: { description: 'It cannot be relied on.' },
  },
});

@ObjectType({ description: 'The quality review of an engagement by headquarters; for the own agency alone (JIU-101).' })
export class AuditQualityReview {
  @Field(() => ID, { description: 'UUID v7.' })
  id: string;

  @Field(() => AuditQuality)
  result: AuditQuality;

  @Field(() => String, { description: 'Why.' })
  comment: string;

  @Field(() => LocalDate)
  reviewedOn: string;
}

@ObjectType({
  description:
    'How far the engagements of a firm for your agency lie from those of its other firms, and whether anybody looked at its quality lately (feature 51).',
})
export class AuditFirmVariance {
  @Field(() => AuditFirm)
  firm: AuditFirm;

  @Field(() => Int, { description: 'Final engagements with a tested amount.' })
  engagements: number;

  @Field(() => Decimal, {
    nullable: true,
    description: 'Ineligible of tested, in percent; null when nothing was tested.',
  })
  ineligiblePercent: string | null;

  @Field(() => Decimal, { nullable: true, description: 'The same of all other firms together.' })
  peersPercent: string | null;

  @Field(() => Int, { description: 'Opinions that are not unmodified.' })
  modifiedOpinions: number;

  @Field(() => Boolean, {
    description:
      'At least three engagements on both sides, more than two points between them, and more than double or less than half.',
  })
  isFarFromPeers: boolean;

  @Field(() => LocalDate, { nullable: true, description: 'Latest quality review of an engagement of it.' })
  lastReviewOn: string | null;

  @Field(() => Boolean, { description: 'Whether that is more than 24 months ago, or never was.' })
  isStale: boolean;
}
