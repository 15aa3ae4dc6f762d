import { connectionOf } from '@partner-commons/platform/page';
import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ReviewScore } from '../performance-reviews/review.enums';

/** HAB-11. */
export enum PartnershipPrinciple {
  NATIONAL_AND_LOCAL_OWNERSHIP = 'NATIONAL_AND_LOCAL_OWNERSHIP',
  NON_DISCRIMINATION = 'NON_DISCRIMINATION',
  MUTUAL_UNDERSTANDING = 'MUTUAL_UNDERSTANDING',
  TRANSPARENCY = 'TRANSPARENCY',
  ACCOUNTABILITY = 'ACCOUNTABILITY',
  RESULTS_ORIENTED = 'RESULTS_ORIENTED',
}

registerEnumType(PartnershipPrinciple, {
  name: 'PartnershipPrinciple',
  description: 'The six principles that a partnership is held to at its end (HAB-11).',
  valuesConfig: {
    NATIONAL_AND_LOCAL_OWNERSHIP: { description: 'National and local ownership.' },
    NON_DISCRIMINATION: { description: 'Non-discrimination; nobody is left behind.' },
    MUTUAL_UNDERSTANDING: { description: 'Mutual understanding, equality and justice.' },
    TRANSPARENCY: { description: 'Transparency.' },
    ACCOUNTABILITY: { description: 'Accountability.' },
    RESULTS_ORIENTED: { description: 'Results.' },
  },
});

export enum ClosureState {
  DUE = 'DUE',
  OVERDUE = 'OVERDUE',
  SUBMITTED = 'SUBMITTED',
  WAIVED = 'WAIVED',
}

registerEnumType(ClosureState, {
  name: 'ClosureState',
  description: 'Where the closure assessment of an agreement stands (HAB-26).',
  valuesConfig: {
    DUE: { description: 'The agreement ends within 30 days, or today.' },
    OVERDUE: { description: 'The agreement has ended, and nothing is written.' },
    SUBMITTED: { description: 'It is written.' },
    WAIVED: { description: 'Somebody who answers for the agency waived it.' },
  },
});

@ObjectType({ description: 'How a partnership kept one principle.' })
export class PrincipleScore {
  @Field(() => PartnershipPrinciple)
  principle: PartnershipPrinciple;

  @Field(() => ReviewScore)
  score: ReviewScore;
}

@ObjectType({
  description:
    'What a closure assessment says: seven fields, 1,000 words in all (HAB-26). CONFIDENTIAL: for the agency; other fields are null when `redaction` is set.',
})
export class ClosureText {
  @Field(() => String, { nullable: true })
  achievements: string | null;

  @Field(() => String, { nullable: true })
  challenges: string | null;

  @Field(() => String, { nullable: true })
  lessons: string | null;

  @Field(() => String, { nullable: true })
  humanRights: string | null;

  @Field(() => String, { nullable: true })
  gender: string | null;

  @Field(() => String, { nullable: true })
  inclusion: string | null;

  @Field(() => String, { nullable: true })
  accessibility: string | null;

  @Field(() => [PrincipleScore], { nullable: true, description: 'The six principles (HAB-11); null for a waiver.' })
  principles: PrincipleScore[] | null;

  @Field(() => String, { nullable: true, description: 'Why it was waived; null when it was not.' })
  waiverReason: string | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when the text is not for you.' })
  redaction: Redaction | null;
}

@ObjectType({
  description:
    'The closure assessment of an agreement, or that it is due (HAB-26). That it is done is INTER_AGENCY, what it says is not.',
})
export class ClosureAssessment {
  /** Null while it is only due. */
  closureId: string | null;

  @Field(() => ID, { description: 'Id of the agreement; each has one.' })
  engagementId: string;

  /** Keys of `agency`, `partner` and `engagement`. */
  agencyCode: string;
  partnerId: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => ClosureState)
  state: ClosureState;

  @Field(() => LocalDate, { description: 'Last day of the agreement.' })
  dueOn: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was written or waived; null while it is due.' })
  submittedAt: Date | null;

  @Field(() => Int, { description: '0 while it is due; then counts from 1.' })
  version: number;
}

@ObjectType({ description: 'A page of closure assessments, the first that are due first.' })
export class ClosureAssessmentConnection extends connectionOf(() => ClosureAssessment, 'ClosureAssessment') {}
