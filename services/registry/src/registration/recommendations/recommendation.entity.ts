import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Partner } from '../../identity/partners/partner.entity';
import { CheckOutcome } from '../documents/document.entity';

export enum IssuerType {
  UN_ENTITY = 'UN_ENTITY',
  DONOR = 'DONOR',
  GOVERNMENT = 'GOVERNMENT',
  OTHER_REPUTABLE = 'OTHER_REPUTABLE',
}

registerEnumType(IssuerType, {
  name: 'IssuerType',
  description: 'Who recommends a partner (UNHCR-42).',
  valuesConfig: {
    UN_ENTITY: { description: 'An entity of the United Nations system.' },
    DONOR: { description: 'A donor, such as ECHO.' },
    GOVERNMENT: { description: 'A government or one of its bodies.' },
    OTHER_REPUTABLE: { description: 'Another organisation of good name.' },
  },
});

@ObjectType({
  description: 'That a letter recommends the partner; who wrote it is CONFIDENTIAL, also before the partner (2.8).',
})
@Entity('recommendation_letter')
export class RecommendationLetter {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId: string;

  @Field(() => IssuerType)
  @Column('text', { name: 'issuer_type' })
  issuerType: IssuerType;

  /** Keyed hashes of what the issuer is called: equal ones are the same issuer, and nobody reads a name from them. */
  @Column('text', { name: 'issuer_keys', array: true })
  issuerKeys: string[];

  @Field(() => LocalDate, { description: 'Date of the letter.' })
  @Column('date', { name: 'written_on' })
  date: string;

  @Column('text', { name: 'sponsor_agency', nullable: true })
  sponsorAgency: string | null;

  @Column('text', { name: 'handed_in_by' })
  handedInBy: string;

  @Column('text', { nullable: true })
  agency: string | null;

  @Field(() => DateTime)
  @Column('timestamptz', { name: 'handed_in_at' })
  handedInAt: Date;

  @Field(() => CheckOutcome, { nullable: true, description: 'Null before anybody looked; REFUSED does not count.' })
  @Column('text', { nullable: true })
  outcome: CheckOutcome | null;

  @Column('text', { name: 'verified_agency', nullable: true })
  verifiedAgency: string | null;

  @Column('timestamptz', { name: 'verified_at', nullable: true })
  verifiedAt: Date | null;
}

@ObjectType({
  description: 'Who recommends, for verifiers and the Representative of the sponsoring agency. Each look is recorded.',
})
export class RecommendationDetail {
  @Field(() => String)
  issuerName: string;

  @Field(() => Partner, { nullable: true, description: 'The issuer as a partner of the roster, when it is one.' })
  issuerPartner?: Partner | null;

  @Field(() => String, { description: 'Who signed the letter.' })
  signatory: string;

  @Field(() => String, { description: 'SHA-256 of the bytes, 64 hexadecimal digits in lower case.' })
  sha256: string;

  issuerPartnerId: string | null;
}

@ObjectType({
  description: 'That the Representative recommends registration without letters, after a local assessment (UNHCR-43).',
})
@Entity('recommendation_waiver')
export class RecommendationWaiver {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'registration_id' })
  registrationId: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId: string;

  @Field(() => String, { description: 'Agency of the Representative.' })
  @Column('text')
  agency: string;

  @Column('uuid', { name: 'office_id' })
  officeId: string;

  @Column('text', { name: 'granted_by' })
  grantedBy: string;

  @Field(() => DateTime)
  @Column('timestamptz', { name: 'granted_at' })
  grantedAt: Date;
}

@ObjectType({ description: 'Why letters were waived, for the agency that did. Each look is recorded.' })
export class RecommendationWaiverCase {
  @Field(() => String)
  reason: string;

  @Field(() => String, { description: 'SHA-256 of the local assessment.' })
  sha256: string;
}
