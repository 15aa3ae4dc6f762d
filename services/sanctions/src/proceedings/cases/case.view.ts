import { connectionOf } from '@partner-commons/platform/page';
import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import type { CaseRow } from './case.repository';
import { CaseState, CaseTrack, IneligibilityGround, PublicationLevel } from './case-codes';

/** A case that may be read, or the sign that there is one. */
export type CaseLook = (CaseRow & { redaction?: null }) | { id: string; redaction: Redaction };

@ObjectType({ description: 'Somebody whose conduct the case is about. OWNER_ONLY.' })
export class CasePerson {
  @Field(() => String, { description: 'Name as the investigation has it.' })
  name: string;

  @Field(() => String, { description: 'What the person was to the partner, such as "finance manager".' })
  role: string;
}

@ObjectType({ description: 'A partner that a case is about, and how far it was heard.' })
export class CaseRespondent {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  partnerId: string;

  @Field(() => Partner, { nullable: true, description: 'The partner; null only beside an error.' })
  partner?: Partner;

  @Field(() => String, {
    nullable: true,
    description: 'SUCCESSOR or CONTROLLED_AFFILIATE when an entry is extended to it (S-INV-10); null for the others.',
  })
  relation: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it got its notice.' })
  notifiedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when it may answer (S-INV-6).' })
  responseDueAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it said that its answer is complete.' })
  respondedAt: Date | null;
}

@ObjectType({ description: 'One step of a case. Never changed.' })
export class CaseEvent {
  @Field(() => CaseState, { nullable: true, description: 'Where it came from; null for the opening.' })
  fromState: CaseState | null;

  @Field(() => CaseState, { description: 'Where it went.' })
  toState: CaseState;

  @Field(() => String, { description: 'Why, in upper snake case, such as NOTICE_ISSUED.' })
  reason: string;

  @Field(() => String, { description: 'Who, as `<issuer>#<subject>`; `service:sanctions` when time did.' })
  actor: string;

  @Field(() => DateTime, { description: 'When.' })
  at: Date;
}

@ObjectType({
  description:
    'A case of ineligibility (JIU-93). OWNER_ONLY: for investigators and legal officers of the lead agency, for its panel from the notice on. An agency that was alerted sees `id` and `redaction` alone; for everybody else there is none.',
})
export class IneligibilityCase {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { nullable: true, description: 'Such as UNDP-2026-0001, counted by agency and year.' })
  referenceNo?: string;

  @Field(() => Agency, { nullable: true, description: 'The agency that investigates and decides.' })
  leadAgency?: Agency;

  @Field(() => [String], { nullable: true, description: 'Codes of further agencies concerned; at most 30.' })
  otherAgencies?: string[];

  @Field(() => [IneligibilityGround], { nullable: true, description: 'What it rests on; each once.' })
  grounds?: IneligibilityGround[];

  @Field(() => LocalDate, { nullable: true, description: 'First day of the conduct.' })
  conductFrom?: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day of the conduct.' })
  conductTo?: string;

  @Field(() => CaseState, { nullable: true, description: 'Where it stands.' })
  state?: CaseState;

  @Field(() => CaseTrack, { nullable: true, description: 'Which measures it can end with.' })
  track?: CaseTrack;

  @Field(() => PublicationLevel, { nullable: true, description: 'Who may read the entry that it ends with.' })
  publicationLevel?: PublicationLevel;

  @Field(() => [ID], { nullable: true, description: 'Observations that it cites; never its sole ground. At most 20.' })
  citedObservations?: string[];

  @Field(() => DateTime, { nullable: true, description: 'When it was opened.' })
  createdAt?: Date;

  @Field(() => DateTime, { nullable: true, description: 'When the first notice was issued.' })
  notifiedAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When time moves it on: the end of the response period, of the time to appeal, or of the measures.',
  })
  dueAt?: Date | null;

  @Field(() => Int, { nullable: true, description: 'Counts its changes.' })
  version?: number;

  @Field(() => Redaction, {
    nullable: true,
    description: 'In place of everything else, for an agency that was alerted.',
  })
  redaction?: Redaction | null;
}

@ObjectType({ description: 'A page of cases, newest first.' })
export class IneligibilityCaseConnection extends connectionOf(() => IneligibilityCase, 'IneligibilityCase') {}
