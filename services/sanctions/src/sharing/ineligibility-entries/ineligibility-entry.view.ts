import { connectionOf } from '@partner-commons/platform/page';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { IneligibilityGround } from '../../proceedings/cases/case-codes';
import type { EntryRow } from './ineligibility-entry.repository';
import { EntryState, RecognitionCondition } from './ineligibility-entry.rules';

export enum DebarmentType {
  DEBARMENT_FIXED = 'DEBARMENT_FIXED',
  DEBARMENT_CONDITIONAL_RELEASE = 'DEBARMENT_CONDITIONAL_RELEASE',
  DEBARMENT_PERMANENT = 'DEBARMENT_PERMANENT',
}

registerEnumType(DebarmentType, {
  name: 'DebarmentType',
  description: 'The measures of a decision that make ineligible (standards.md 3.8).',
  valuesConfig: {
    DEBARMENT_FIXED: { description: 'For a period, after which it ends by itself.' },
    DEBARMENT_CONDITIONAL_RELEASE: {
      description: 'For a period, after which the conditions of release are looked at.',
    },
    DEBARMENT_PERMANENT: { description: 'Without an end.' },
  },
});

registerEnumType(EntryState, {
  name: 'IneligibilityEntryState',
  description: 'How an entry of the shared list stands.',
  valuesConfig: {
    UPCOMING: { description: 'Decided; its period has not begun.' },
    IN_FORCE: { description: 'Its period runs.' },
    ENDED: { description: 'Its period is over.' },
    SUPERSEDED: { description: 'A later decision in the same case took its place.' },
    LIFTED: { description: 'The lead agency ended it before its time.' },
  },
});

registerEnumType(RecognitionCondition, {
  name: 'RecognitionCondition',
  description: 'A condition for the recognition of an entry by every agency at once (S-INV-8).',
  valuesConfig: {
    HARMONISED_GROUND: { description: '(i) At least one ground is fraud, corruption, collusion or coercion.' },
    PERIOD_OVER_ONE_YEAR: { description: '(ii) The period is longer than a year.' },
    SHARED: { description: '(iii) It is on the list of all agencies.' },
    DECIDED_WITHIN_TEN_YEARS: { description: '(iv) It was decided within ten years of the conduct.' },
    DUE_PROCESS: { description: '(v) The lead agency attests due process.' },
  },
});

@ObjectType({
  description:
    'An entry of the list of ineligible partners that agencies share (JIU-64): one decision of one lead agency about one partner. Others see it as soon as it is recorded; what is decided later supersedes it, and nothing is ever edited.',
})
export class IneligibilityEntry {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { description: 'Such as IE-2026-00001; for letters.' })
  referenceNo: string;

  /** Key of `partner`. */
  partnerId: string;

  @Field(() => String, { description: 'Code of the agency that decided; also for who sees no agencies.' })
  leadAgencyCode: string;

  @Field(() => DebarmentType)
  type: DebarmentType;

  @Field(() => [IneligibilityGround], { description: 'What conduct it rests on.' })
  grounds: IneligibilityGround[];

  @Field(() => LocalDate, { description: 'First day, from 00:00 UTC.' })
  from: Day;

  @Field(() => LocalDate, {
    nullable: true,
    description:
      'The first day on which it no longer binds; null without an end. A conditional release binds on until the lead agency lifts it.',
  })
  until: Day | null;

  @Field(() => [String], { nullable: true, description: 'Conditions of release; for agency staff and the partner.' })
  conditions: string[];

  @Field(() => EntryState, { description: 'At the instant that was asked for.' })
  state: EntryState;

  @Field(() => Boolean, {
    description: 'On the list of all agencies; otherwise only its lead agency is bound and sees it.',
  })
  isShared: boolean;

  @Field(() => DateTime, { description: 'When it came on the list.' })
  recordedAt: Date;

  @Field(() => ID, { nullable: true, description: 'The entry whose place it took.' })
  supersedesId: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was superseded or lifted.' })
  endedAt: Date | null;

  @Field(() => [RecognitionCondition], {
    nullable: true,
    description: 'What keeps it from binding every agency at once (S-INV-8); empty when nothing does.',
  })
  unmetConditions: RecognitionCondition[];

  /** The instant that was asked for. */
  at: Date;

  row: EntryRow;
}

@ObjectType({ description: 'A page of the shared list.' })
export class IneligibilityEntryConnection extends connectionOf(() => IneligibilityEntry, 'IneligibilityEntry') {}
