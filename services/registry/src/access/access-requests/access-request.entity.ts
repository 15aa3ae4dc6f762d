import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PartnerType } from '../../identity/partners/partner.entity';
import { PartnerNameKind } from '../../identity/partners/partner-name.entity';
import type { RegistrationState } from '../../registration/registrations/registration.entity';

export enum DuplicateDecision {
  NOT_DUPLICATE = 'NOT_DUPLICATE',
  SAME_PARTNER = 'SAME_PARTNER',
  DUPLICATE = 'DUPLICATE',
}

registerEnumType(DuplicateDecision, {
  name: 'DuplicateDecision',
  description: 'What an officer found out about a request for access that resembles known partners.',
  valuesConfig: {
    NOT_DUPLICATE: { description: 'It is none of the candidates; a new partner is made.' },
    SAME_PARTNER: {
      description: 'It is a known partner that never registered, whose record it takes over (UNHCR-35).',
    },
    DUPLICATE: { description: 'It is a partner that registers or has registered already; the request is rejected.' },
  },
});

/** A known partner that the asked names resemble, as found when access was asked for. */
export interface FoundCandidate {
  partnerId: string;
  score: number;
  reasons: { code: string; detail: string }[];
}

@ObjectType({ description: 'What an applicant said when it asked for access (UNHCR-38). INTER_AGENCY.' })
@Entity('access_request')
export class AccessRequest {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'registration_id' })
  registrationId: string;

  @Field(() => String, { description: 'Name as registered, in its own script.' })
  @Column('text', { name: 'legal_name' })
  legalName: string;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  acronym: string | null;

  @Column('jsonb', { name: 'other_names' })
  otherNames: { value: string; kind: PartnerNameKind }[];

  @Field(() => String, { description: 'Country of origin, ISO 3166-1 alpha-2.' })
  @Column('text', { name: 'country_of_origin' })
  countryOfOrigin: string;

  @Field(() => PartnerType)
  @Column('text', { name: 'primary_type' })
  primaryType: PartnerType;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  website: string | null;

  @Field(() => String, { nullable: true, description: 'Number in the register of the country of origin.' })
  @Column('text', { name: 'registration_number', nullable: true })
  registrationNumber: string | null;

  @Column('text', { nullable: true })
  agency: string | null;

  /** Name, title, e-mail and phone of the authorised person, sealed. */
  @Column('text')
  person: string;

  @Column('jsonb')
  candidates: FoundCandidate[];

  @Field(() => DateTime)
  @Column('timestamptz', { name: 'requested_at' })
  requestedAt: Date;

  /** Null when the public asked. */
  @Column('text', { name: 'requested_by', nullable: true })
  requestedBy: string | null;

  @Field(() => DuplicateDecision, { nullable: true, description: 'Null while nobody had to decide or has decided.' })
  @Column('text', { nullable: true })
  decision: DuplicateDecision | null;

  @Column('uuid', { name: 'decided_partner_id', nullable: true })
  decidedPartnerId: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so (R-INV-9); for staff.' })
  @Column('text', { name: 'decision_note', nullable: true })
  decisionNote: string | null;

  @Field(() => String, { nullable: true, description: 'Who decided; for staff.' })
  @Column('text', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Field(() => DateTime, { nullable: true })
  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  /** State of its registration, and the partner once there is one. */
  state: RegistrationState;
  partnerId: string | null;
}
