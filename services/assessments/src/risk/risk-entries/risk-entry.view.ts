import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { RiskCategory } from '../../terms/risk-category.enum';
import { RiskLevel } from '../../terms/risk-level.enum';

export enum RiskResponse {
  AVOID = 'AVOID',
  REDUCE = 'REDUCE',
  SHARE = 'SHARE',
  ACCEPT = 'ACCEPT',
}

registerEnumType(RiskResponse, {
  name: 'RiskResponse',
  description: 'What is done about a risk.',
  valuesConfig: {
    AVOID: { description: 'The work is not done, or not with this partner.' },
    REDUCE: { description: 'Mitigations lower likelihood or impact.' },
    SHARE: { description: 'Others bear a part, such as an insurer.' },
    ACCEPT: { description: 'It is borne as it is.' },
  },
});

export enum RiskState {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
}

registerEnumType(RiskState, {
  name: 'RiskState',
  description: 'Whether a risk still counts.',
  valuesConfig: {
    OPEN: { description: 'It may happen.' },
    CLOSED: { description: 'It cannot happen any more, or it has happened.' },
  },
});

export enum AppetiteStatus {
  WITHIN = 'WITHIN',
  BREACH = 'BREACH',
  ACCEPTED = 'ACCEPTED',
  NOT_SET = 'NOT_SET',
}

registerEnumType(AppetiteStatus, {
  name: 'AppetiteStatus',
  description: 'How the residual risk stands to the appetite of the agency today (JIU-39).',
  valuesConfig: {
    WITHIN: { description: 'Not above the appetite.' },
    BREACH: { description: 'Above the appetite, and nobody has accepted that.' },
    ACCEPTED: { description: 'Above the appetite, and somebody who may has accepted that for a time.' },
    NOT_SET: { description: 'The agency has set no appetite for this category and type of partner.' },
  },
});

@ObjectType({ description: 'What a risk was said to be from one moment on.' })
export class RiskRevision {
  @Field(() => Int, { description: 'Of the risk; 1 is how it was recorded.' })
  version: number;

  @Field(() => Int, { description: '1 to 5, before anything is done about it.' })
  likelihood: number;

  @Field(() => Int, { description: '1 to 5, before anything is done about it.' })
  impact: number;

  @Field(() => Int, { description: '1 to 5, with what is in place.' })
  residualLikelihood: number;

  @Field(() => Int, { description: '1 to 5, with what is in place.' })
  residualImpact: number;

  @Field(() => RiskLevel)
  inherentBand: RiskLevel;

  @Field(() => RiskLevel)
  residualBand: RiskLevel;

  @Field(() => Int, { description: 'Of the matrix that made the bands.' })
  matrixVersion: number;

  @Field(() => RiskResponse)
  response: RiskResponse;

  @Field(() => RiskState)
  state: RiskState;

  @Field(() => String)
  cause: string;

  @Field(() => String)
  event: string;

  @Field(() => String)
  consequence: string;

  @Field(() => String, { description: 'Who answers for it, best by function.' })
  owner: string;

  @Field(() => String, { nullable: true, description: 'Why it was revised or closed; null for the first.' })
  reason: string | null;

  @Field(() => String, { description: 'Subject of who said it.' })
  revisedBy: string;

  @Field(() => DateTime)
  revisedAt: Date;
}

@ObjectType({
  description:
    'A risk in working with a partner, as your own agency sees it (JIU-36). OWNER_ONLY: no other agency and no partner sees it.',
})
export class RiskEntry {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  /** Key of `partner`. */
  partnerId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The agreement that it is about; null for all work with the partner.',
  })
  engagementId: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; null for every country.' })
  country: string | null;

  @Field(() => RiskCategory)
  category: RiskCategory;

  @Field(() => RiskState)
  state: RiskState;

  @Field(() => RiskLevel, { description: 'Before anything is done about it.' })
  inherentBand: RiskLevel;

  @Field(() => RiskLevel, { description: 'With what is in place.' })
  residualBand: RiskLevel;

  @Field(() => RiskLevel, { nullable: true, description: 'What the agency bears today; null when it has not said.' })
  appetite: RiskLevel | null;

  @Field(() => AppetiteStatus, { nullable: true, description: 'Null for a closed risk.' })
  appetiteStatus: AppetiteStatus | null;

  @Field(() => RiskRevision, { description: 'What it is said to be now.' })
  current: RiskRevision;

  @Field(() => DateTime)
  recordedAt: Date;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'A page of risks of your own agency.' })
export class RiskEntryConnection extends connectionOf(() => RiskEntry, 'RiskEntry') {}
