import { connectionOf } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ConsultationCadence, ConsultationMode, ConsultationState, ConsultationType } from './consultation.enums';

@ObjectType({ description: 'How many partners of a type took part.' })
export class ParticipantsOfType {
  @Field(() => String, { description: 'As registry names types, such as NATIONAL_NGO; UNKNOWN where it told none.' })
  type: string;

  @Field(() => Int)
  count: number;
}

@ObjectType({
  description: 'How many partners took part: those that were present; before it is held, those that accepted.',
})
export class ConsultationParticipants {
  @Field(() => Int, { description: 'How many were invited.' })
  invited: number;

  @Field(() => Int, { description: 'How many accepted.' })
  accepted: number;

  @Field(() => Int, { description: 'How many declined.' })
  declined: number;

  @Field(() => Int, { description: 'Of those that took part, the ones of the country.' })
  local: number;

  @Field(() => Int, { description: 'Of those that took part, the others.' })
  international: number;

  @Field(() => [ParticipantsOfType], { description: 'Those that took part.' })
  byType: ParticipantsOfType[];
}

@ObjectType({
  description:
    'A structured talk of agencies with partners (JIU-97). That it was held, when and about what is INTER_AGENCY; its minutes are for those who took part.',
})
export class Consultation {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => String, { description: 'Such as CNS-0000017.' })
  referenceNo: string;

  @Field(() => ConsultationType)
  type: ConsultationType;

  /** Codes; `agencies` gives them as agencies. */
  leadAgency: string;
  coAgencies: string[];

  @Field(() => ID, { nullable: true, description: 'Office of the leading agency that holds it.' })
  officeId: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2; null for one of several countries.' })
  country: string | null;

  @Field(() => ConsultationCadence)
  cadence: ConsultationCadence;

  @Field(() => LocalDate, { description: 'The day on which it is held.' })
  date: Day;

  @Field(() => ConsultationMode)
  mode: ConsultationMode;

  @Field(() => [String], { description: 'Its points.' })
  agenda: string[];

  @Field(() => [String], { description: 'ISO 639-1.' })
  languages: string[];

  @Field(() => ConsultationState)
  state: ConsultationState;

  @Field(() => String, { nullable: true, description: 'Why it was cancelled.' })
  cancelReason: string | null;

  @Field(() => Int, { description: 'For expectedVersion.' })
  version: number;
}

@ObjectType({ description: 'A page of consultations.' })
export class ConsultationConnection extends connectionOf(() => Consultation, 'Consultation') {}
