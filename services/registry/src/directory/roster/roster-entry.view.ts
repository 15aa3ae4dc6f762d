import { connectionOf } from '@partner-commons/platform/page';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

/** standards.md 3.4. */
export enum Population {
  REFUGEES = 'REFUGEES',
  ASYLUM_SEEKERS = 'ASYLUM_SEEKERS',
  IDPS = 'IDPS',
  STATELESS = 'STATELESS',
  RETURNING = 'RETURNING',
  HOST = 'HOST',
}

registerEnumType(Population, {
  name: 'Population',
  description: 'People of concern (standards.md 3.4).',
  valuesConfig: {
    REFUGEES: { description: 'Refugees.' },
    ASYLUM_SEEKERS: { description: 'Asylum seekers.' },
    IDPS: { description: 'People displaced within their country.' },
    STATELESS: { description: 'Stateless people.' },
    RETURNING: { description: 'People who return to their country or home.' },
    HOST: { description: 'Communities that host the others.' },
  },
});

export enum RosterLimit {
  VERIFICATION = 'VERIFICATION',
  DECLARATION = 'DECLARATION',
  LEGAL_REGISTRATION = 'LEGAL_REGISTRATION',
  ASSESSMENT = 'ASSESSMENT',
}

registerEnumType(RosterLimit, {
  name: 'RosterLimit',
  description: 'The fact that ends first, and with it the validity of a roster entry (JIU-91).',
  valuesConfig: {
    VERIFICATION: { description: 'The latest verification; one that failed ended when it was recorded.' },
    DECLARATION: { description: 'The declaration in force.' },
    LEGAL_REGISTRATION: { description: 'The certificate of registration.' },
    ASSESSMENT: { description: 'The latest assessment of some kind.' },
  },
});

@ObjectType({ description: 'What a partner can deploy at short notice (UNICEF-40).' })
export class StandbyCapability {
  @Field(() => [String], { description: 'Profiles of people, such as "water engineer"; at most 20.' })
  profiles: string[];

  @Field(() => Int, { description: 'How many people.' })
  headcount: number;

  @Field(() => Int, { description: 'Days from a request to deployment.' })
  leadTimeDays: number;

  @Field(() => [String], { description: 'Where, ISO 3166-1 alpha-2; at most 50.' })
  countries: string[];
}

@ObjectType({ description: 'An agency that accepts a roster entry as its own (JIU-92).' })
export class RosterRecognition {
  agency: string;

  @Field(() => DateTime, { name: 'at', description: 'When it did.' })
  recognisedAt: Date;
}

@ObjectType({ description: 'A partner on a roster that agencies share (JIU-90 to JIU-92).' })
export class RosterEntry {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  partnerId: string;

  @Field(() => String, { description: 'Name of the roster.' })
  roster: string;

  @Field(() => [String], { description: 'Codes of `sectors`; at most 13.' })
  sectors: string[];

  @Field(() => [String], { description: 'ISO 3166-1 alpha-2; at most 50.' })
  countries: string[];

  @Field(() => [Population], { description: 'At most one of each.' })
  populations: Population[];

  @Field(() => Boolean, { description: 'Whether it can begin work in an emergency at once.' })
  emergencyReady: boolean;

  @Field(() => StandbyCapability, { nullable: true })
  standby: StandbyCapability | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Until when everything that the entry rests on is valid; null when nothing that is known ends (JIU-91).',
  })
  validUntil: Date | null;

  @Field(() => RosterLimit, { nullable: true, description: 'What ends first; null as validUntil is.' })
  limitedBy: RosterLimit | null;

  addedAgency: string;

  @Field(() => DateTime, { description: 'When it was added.' })
  addedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was removed; null while it stands.' })
  removedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was removed.' })
  removalReason: string | null;
}

@ObjectType({ description: 'A page of roster entries.' })
export class RosterEntryConnection extends connectionOf(() => RosterEntry, 'RosterEntry') {}
