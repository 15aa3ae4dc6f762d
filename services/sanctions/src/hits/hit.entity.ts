import { DateTime } from '@partner-commons/platform/scalars';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Partner } from '../federation/partner.stub';
import { ListedSubject } from '../subjects/listed-subject.entity';
import { HitFeature } from './hit-feature.view';

/** domain-model.md 2.6. */
export enum HitState {
  OPEN = 'OPEN',
  IN_REVIEW = 'IN_REVIEW',
  AWAITING_INFORMATION = 'AWAITING_INFORMATION',
  PROPOSED_FALSE_POSITIVE = 'PROPOSED_FALSE_POSITIVE',
  PROPOSED_CONFIRMED = 'PROPOSED_CONFIRMED',
  FALSE_POSITIVE = 'FALSE_POSITIVE',
  CONFIRMED = 'CONFIRMED',
  ESCALATED = 'ESCALATED',
  OBSOLETE = 'OBSOLETE',
}

registerEnumType(HitState, {
  name: 'HitState',
  description: 'Where a possible match stands (domain-model.md 2.6).',
  valuesConfig: {
    OPEN: { description: 'Found; nobody has looked yet.' },
    IN_REVIEW: { description: 'An adjudicator is looking.' },
    AWAITING_INFORMATION: { description: 'The partner was asked for facts.' },
    PROPOSED_FALSE_POSITIVE: { description: 'Proposed as no match; a second person decides (S-INV-2).' },
    PROPOSED_CONFIRMED: { description: 'Proposed as a match; a second person decides (S-INV-2).' },
    FALSE_POSITIVE: { description: 'Not the same party, for these names and this listing only (S-INV-3).' },
    CONFIRMED: { description: 'The same party (S-INV-1).' },
    ESCALATED: { description: 'Passed on to a higher instance.' },
    OBSOLETE: { description: 'No longer matches: de-listed, or the listing was amended.' },
  },
});

export enum MatchedField {
  LEGAL_NAME = 'LEGAL_NAME',
  ALIAS = 'ALIAS',
  FORMER_NAME = 'FORMER_NAME',
  KEY_PERSON = 'KEY_PERSON',
}

registerEnumType(MatchedField, {
  name: 'MatchedField',
  description: 'Which fact of the partner matched.',
  valuesConfig: {
    LEGAL_NAME: { description: 'Its registered name.' },
    ALIAS: { description: 'Another name or acronym that it uses.' },
    FORMER_NAME: { description: 'A name that it used before.' },
    KEY_PERSON: { description: 'The name of one of its key persons.' },
  },
});

export enum HitCause {
  FOUND = 'FOUND',
  PARTNER_CHANGED = 'PARTNER_CHANGED',
  LISTING_CHANGED = 'LISTING_CHANGED',
}

registerEnumType(HitCause, {
  name: 'HitCause',
  description: 'Why a hit was opened (S-INV-3).',
  valuesConfig: {
    FOUND: { description: 'The two were not compared before.' },
    PARTNER_CHANGED: { description: 'Decided as a false positive before, for other names or facts of the partner.' },
    LISTING_CHANGED: { description: 'Decided as a false positive before, for another content of the listing.' },
  },
});

@ObjectType({
  description: 'A possible match between a partner and a listed party. CONFIDENTIAL: for screeners and adjudicators.',
})
@Entity('hit')
export class Hit {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId: string;

  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  @Field(() => Float, { description: '0.70 to 1.00: from 0.90 strong, below that for review.' })
  @Column('numeric', { precision: 5, scale: 4 })
  score: number;

  @Field(() => String, { description: 'Name of the partner or of its key person that matched, as screened.' })
  @Column('text', { name: 'asked_name', nullable: true })
  askedName: string;

  @Field(() => ID, { nullable: true, description: 'The key person that matched; null when the partner itself did.' })
  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  /** What is personal about the match of a person: the name and the features, which repeat it. */
  @Column('text', { nullable: true })
  sealed: string | null;

  @Field(() => MatchedField, { description: 'What that name is to the partner.' })
  @Column('text', { name: 'matched_field' })
  matchedField: MatchedField;

  @Field(() => String, { description: 'Name on the list that it matched.' })
  @Column('text', { name: 'listed_name' })
  listedName: string;

  @Field(() => [HitFeature], { description: 'Everything that moved the score, adding up to it.' })
  @Column('jsonb', { nullable: true })
  features: HitFeature[];

  @Field(() => HitState, { description: 'Where it stands.' })
  @Column('text')
  state: HitState;

  @Field(() => DateTime, { description: 'When a screening first found it.' })
  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided or became obsolete.' })
  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Field(() => HitCause, { description: 'Why it was opened.' })
  @Column('text', { name: 'opened_because' })
  openedBecause: HitCause;

  @Field(() => Int, { description: 'Counts the changes of its state and of what it rests on.' })
  @Column('int')
  version: number;

  /** Of the names and facts that were asked; a decision as false positive holds for these alone. */
  @Column('text', { name: 'facts_hash' })
  factsHash: string;

  @Column('text', { name: 'basis_hash' })
  basisHash: string;

  @Column('text', { name: 'screening_hash' })
  screeningHash: string;

  @Column('uuid', { name: 'screening_id' })
  screeningId: string;

  @Field(() => Partner, { nullable: true, description: 'The partner; null only beside an error.' })
  partner?: Partner;

  @Field(() => ListedSubject, { description: 'The listed party, as the list has it now.' })
  subject?: ListedSubject;
}
