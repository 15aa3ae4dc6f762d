import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, Decimal, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { CapacityArea } from '../../terms/capacity-area.enum';
import { FindingPriority, FindingSource, FindingState } from './finding.enum';

@ObjectType({
  description:
    'What somebody found wrong at a partner, and what is done about it (feature 50). CONFIDENTIAL: who may not read it is not told that it is there.',
})
export class Finding {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { description: 'What people call it, such as FND-0000017.' })
  referenceNo: string;

  /** Key of `partner`. */
  partnerId: string;

  /** Key of `owner`. */
  agency: string;

  @Field(() => [String], { description: 'Codes of agencies for which its source was done too; they read it.' })
  sharedWith: string[];

  @Field(() => FindingSource)
  sourceType: FindingSource;

  @Field(() => ID, { nullable: true, description: 'The assessment, activity or case; null for a visit of its own.' })
  sourceId: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of a visit that no plan holds.' })
  visitedOn: Day | null;

  @Field(() => String, { nullable: true, description: 'Key of the section of the questionnaire.' })
  section: string | null;

  @Field(() => String, { nullable: true, description: 'Key of the question.' })
  question: string | null;

  /** Key of `category`. */
  categoryCode: string;

  @Field(() => CapacityArea, { description: 'What the partner must become able to do (JIU-50).' })
  area: CapacityArea;

  @Field(() => FindingPriority)
  priority: FindingPriority;

  @Field(() => String, { description: 'Where it was found, ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => ID, { nullable: true, description: 'The agreement that it was found in.' })
  engagementId: string | null;

  @Field(() => Decimal, { description: 'Amount in question in US dollars; "0.00" when no money is.' })
  amountUsd: string;

  @Field(() => Decimal, { description: 'Of it paid back, in US dollars.' })
  refundedUsd: string;

  @Field(() => Decimal, { description: 'Of it supported by documents that came later, in US dollars.' })
  documentedUsd: string;

  @Field(() => Decimal, { description: 'Of it justified and accepted, in US dollars.' })
  justifiedUsd: string;

  @Field(() => Decimal, { description: 'Of it given up, in US dollars.' })
  writtenOffUsd: string;

  @Field(() => Decimal, {
    description: 'Amount without what was refunded, documented, justified and written off (standards.md 3.2).',
  })
  pendingUnsupportedUsd: string;

  @Field(() => LocalDate, { description: 'When it is to be done.' })
  dueOn: Day;

  @Field(() => FindingState)
  state: FindingState;

  @Field(() => Boolean, { description: 'Whether the partner is not shown it yet.' })
  heldBack: boolean;

  @Field(() => String, { description: 'What was found.' })
  text: string;

  @Field(() => String, { nullable: true, description: 'What is recommended.' })
  recommendation: string | null;

  @Field(() => String, { nullable: true, description: 'What was agreed with the partner.' })
  agreedAction: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who owns the agreement, as `<issuer>#<subject>`; for staff of the own agency alone.',
  })
  responsible: string | null;

  @Field(() => DateTime)
  recordedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was said to be done.' })
  implementedAt: Date | null;

  @Field(() => Boolean, { description: 'Whether a waiver waits for a second person.' })
  isWaiverProposed: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When a second person confirmed that it holds.' })
  confirmedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was verified or waived.' })
  closedAt: Date | null;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'A page of findings that you may read.' })
export class FindingConnection extends connectionOf(() => Finding, 'Finding') {}
