import { DateTime } from '@partner-commons/platform/scalars';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Partner } from '../../federation/partner.stub';
import { ListedSubject } from '../../listing/subjects/listed-subject.entity';
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
  IDENTIFIER = 'IDENTIFIER',
}

registerEnumType(MatchedField, {
  name: 'MatchedField',
  description: 'Which fact of the partner matched.',
  valuesConfig: {
    LEGAL_NAME: { description: 'Its registered name.' },
    ALIAS: { description: 'Another name or acronym that it uses.' },
    FORMER_NAME: { description: 'A name that it used before.' },
    KEY_PERSON: { description: 'The name of one of its key persons.' },
    IDENTIFIER: { description: 'A number by which a register knows it.' },
  },
});

export enum HitCause {
  FOUND = 'FOUND',
  PARTNER_CHANGED = 'PARTNER_CHANGED',
  LISTING_CHANGED = 'LISTING_CHANGED',
  RETURNED = 'RETURNED',
}

registerEnumType(HitCause, {
  name: 'HitCause',
  description: 'Why a hit was opened (S-INV-3).',
  valuesConfig: {
    FOUND: { description: 'The two were not compared before.' },
    PARTNER_CHANGED: { description: 'Decided as a false positive before, for other names or facts of the partner.' },
    LISTING_CHANGED: { description: 'Decided as a false positive before, for another content of the listing.' },
    RETURNED: { description: 'An earlier hit became obsolete, and the party is listed or matches again.' },
  },
});

export enum HitInstance {
  HEADQUARTERS = 'HEADQUARTERS',
  LEGAL_OFFICE = 'LEGAL_OFFICE',
  SANCTIONS_PANEL = 'SANCTIONS_PANEL',
}

registerEnumType(HitInstance, {
  name: 'HitInstance',
  description: 'Whose view an escalated hit waits for.',
  valuesConfig: {
    HEADQUARTERS: { description: 'Those who adjudicate at the headquarters of the agency.' },
    LEGAL_OFFICE: { description: 'The legal office of the agency, heard through an adjudicator.' },
    SANCTIONS_PANEL: { description: 'The sanctions panel of the agency, heard through an adjudicator.' },
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

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the partner or of its key person that matched, as screened; null once retention took it away.',
  })
  @Column('text', { name: 'asked_name', nullable: true })
  askedName: string | null;

  @Field(() => ID, { nullable: true, description: 'The key person that matched; null when the partner itself did.' })
  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  /** What is personal about the match of a person: the name and the features, which repeat it. */
  @Column('text', { nullable: true })
  sealed: string | null;

  /** All that was asked, sealed, for whoever compares the two sides. */
  @Column('text', { name: 'sealed_facts', nullable: true })
  sealedFacts: string | null;

  @Field(() => MatchedField, { description: 'What that name is to the partner.' })
  @Column('text', { name: 'matched_field' })
  matchedField: MatchedField;

  @Field(() => String, { description: 'Name on the list that it matched.' })
  @Column('text', { name: 'listed_name' })
  listedName: string;

  @Field(() => [HitFeature], {
    description: 'Everything that moved the score, adding up to it; empty once retention took it away.',
  })
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

  /** The decision or the obsolete hit that this one follows; S-INV-3. */
  @Column('uuid', { name: 'reopened_from', nullable: true })
  reopenedFromId: string | null;

  @Field(() => String, { nullable: true, description: 'Who has it, as `<issuer>#<subject>`; null while nobody has.' })
  @Column('text', { nullable: true })
  assignee: string | null;

  @Field(() => String, { nullable: true, description: 'Agency of who has it.' })
  @Column('text', { name: 'assignee_agency', nullable: true })
  assigneeAgency: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it must be decided: 2 working days after it was found for a strong one, 5 for one for review; while the partner is asked, when its answer is due.',
  })
  @Column('timestamptz', { name: 'due_at', nullable: true })
  dueAt: Date | null;

  @Column('timestamptz', { name: 'reminded_at', nullable: true })
  remindedAt: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when it is late, which raises it to the top of the queues; null while it is not.',
  })
  @Column('timestamptz', { name: 'overdue_since', nullable: true })
  overdueSince: Date | null;

  @Field(() => HitInstance, { nullable: true, description: 'Whose view it waits for; null while not escalated.' })
  @Column('text', { name: 'escalated_to', nullable: true })
  escalatedTo: HitInstance | null;

  @Field(() => String, { nullable: true, description: 'Agency of that instance.' })
  @Column('text', { name: 'escalated_agency', nullable: true })
  escalatedAgency: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When retention took away what is personal; hashes, states and dates stay.',
  })
  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt: Date | null;

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
