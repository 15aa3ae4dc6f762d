import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Partner } from '../../federation/partner.stub';

export enum MediaRelevance {
  LOW = 'LOW',
  MEDIUM = 'MEDIUM',
  HIGH = 'HIGH',
}

registerEnumType(MediaRelevance, {
  name: 'MediaRelevance',
  description: 'How much a publication matters for work with the partner.',
  valuesConfig: {
    LOW: { description: 'Little.' },
    MEDIUM: { description: 'To be looked at.' },
    HIGH: { description: 'It may end the work.' },
  },
});

export enum MediaDecision {
  NO_ACTION = 'NO_ACTION',
  MONITOR = 'MONITOR',
  RAISE_FLAG = 'RAISE_FLAG',
  ALERT_AGENCIES = 'ALERT_AGENCIES',
}

registerEnumType(MediaDecision, {
  name: 'MediaDecision',
  description: 'What is done about a publication.',
  valuesConfig: {
    NO_ACTION: { description: 'Nothing.' },
    MONITOR: { description: 'It is watched.' },
    RAISE_FLAG: { description: 'A risk flag of the agency is recorded from it.' },
    ALERT_AGENCIES: {
      description: 'The urgent path: such a flag, and an alert to the agencies that are exposed to the partner.',
    },
  },
});

@ObjectType({
  description:
    'A publication that speaks against a partner, and what was done about it (UNICEF-46). CONFIDENTIAL to the agency.',
})
export class AdverseMediaItem {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  partnerId: string;

  @Field(() => Partner, { nullable: true, description: 'Whom it is about; null only beside an error.' })
  partner?: Partner;

  agency: string;

  @Field(() => String, { nullable: true, description: 'Address on the web; null five years after it was reported.' })
  url: string | null;

  @Field(() => String, { nullable: true, description: 'What it says; null five years after it was reported.' })
  summary: string | null;

  @Field(() => LocalDate, { description: 'When it was published.' })
  publishedOn: string;

  @Field(() => MediaRelevance, { description: 'How much it matters.' })
  relevance: MediaRelevance;

  @Field(() => Boolean, { description: 'Whether a decision is due within a day instead of five.' })
  isUrgent: boolean;

  @Field(() => DateTime, { description: 'When it was reported.' })
  reportedAt: Date;

  @Field(() => DateTime, { description: 'Until when it is to be decided about.' })
  dueAt: Date;

  @Field(() => MediaDecision, { nullable: true, description: 'What is done; null while it waits.' })
  decision: MediaDecision | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided.' })
  decidedAt: Date | null;

  @Field(() => ID, { nullable: true, description: 'The flag that was recorded from it.' })
  observationId: string | null;

  @Field(() => ID, { nullable: true, description: 'The alert that was published from it.' })
  alertId: string | null;

  @Field(() => Int, { description: 'Counts its changes.' })
  version: number;
}

@ObjectType({ description: 'How fast an agency responds to adverse media that was reported in a period (UNICEF-46).' })
export class AdverseMediaResponseTime {
  @Field(() => Int, { description: 'Items that were reported.' })
  reported: number;

  @Field(() => Int, { description: 'Of these, decided.' })
  decided: number;

  @Field(() => Int, { description: 'Of these, still waiting past their time.' })
  overdue: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Hours from report to decision, the median; null when none is decided.',
  })
  medianHours: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of the decided ones that were in time, 0 to 1; null when none is decided.',
  })
  inTimeShare: number | null;
}
