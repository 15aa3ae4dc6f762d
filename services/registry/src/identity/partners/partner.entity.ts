import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, OneToMany, PrimaryColumn, type Relation, VersionColumn } from 'typeorm';
import { PartnerName } from './partner-name.entity';

/** domain-model.md 2.2. */
export enum PartnerType {
  INTERNATIONAL_NGO = 'INTERNATIONAL_NGO',
  NATIONAL_NGO = 'NATIONAL_NGO',
  REGIONAL_NGO = 'REGIONAL_NGO',
  COMMUNITY_BASED_ORG = 'COMMUNITY_BASED_ORG',
  RED_CROSS_CRESCENT = 'RED_CROSS_CRESCENT',
  ACADEMIC_RESEARCH = 'ACADEMIC_RESEARCH',
  GOVERNMENT_NATIONAL = 'GOVERNMENT_NATIONAL',
  GOVERNMENT_LOCAL = 'GOVERNMENT_LOCAL',
  OTHER_PUBLIC = 'OTHER_PUBLIC',
  UN_ENTITY = 'UN_ENTITY',
  IGO_OR_DEVELOPMENT_BANK = 'IGO_OR_DEVELOPMENT_BANK',
  PRIVATE_SECTOR = 'PRIVATE_SECTOR',
  FOUNDATION = 'FOUNDATION',
  PROFESSIONAL_ASSOCIATION = 'PROFESSIONAL_ASSOCIATION',
  TRADE_UNION = 'TRADE_UNION',
  MEDIA = 'MEDIA',
  NETWORK_OR_COALITION = 'NETWORK_OR_COALITION',
  PARLIAMENT = 'PARLIAMENT',
  INDIVIDUAL = 'INDIVIDUAL',
  OTHER = 'OTHER',
}

registerEnumType(PartnerType, {
  name: 'PartnerType',
  description: 'What kind of organisation a partner is (domain-model.md 2.2).',
  valuesConfig: {
    INTERNATIONAL_NGO: { description: 'A non-governmental organisation that works in several countries.' },
    NATIONAL_NGO: { description: 'A non-governmental organisation of one country.' },
    REGIONAL_NGO: { description: 'A non-governmental organisation of one region of the world.' },
    COMMUNITY_BASED_ORG: { description: 'A group formed and run by the community it serves.' },
    RED_CROSS_CRESCENT: { description: 'A society of the Red Cross and Red Crescent movement.' },
    ACADEMIC_RESEARCH: { description: 'A university or research institution.' },
    GOVERNMENT_NATIONAL: { description: 'A ministry or agency of a national government.' },
    GOVERNMENT_LOCAL: { description: 'A local or regional authority.' },
    OTHER_PUBLIC: { description: 'Another public body.' },
    UN_ENTITY: { description: 'An entity of the United Nations system.' },
    IGO_OR_DEVELOPMENT_BANK: { description: 'Another intergovernmental organisation or development bank.' },
    PRIVATE_SECTOR: { description: 'A company.' },
    FOUNDATION: { description: 'A philanthropic foundation.' },
    PROFESSIONAL_ASSOCIATION: { description: 'An association of a profession.' },
    TRADE_UNION: { description: 'A union of workers.' },
    MEDIA: { description: 'A media organisation.' },
    NETWORK_OR_COALITION: { description: 'A network, platform or coalition of organisations.' },
    PARLIAMENT: { description: 'A parliament or a group of its members.' },
    INDIVIDUAL: { description: 'A single person.' },
    OTHER: { description: 'None of the others.' },
  },
});

/** domain-model.md 2.2, HAB-12. */
export enum PartnerKind {
  ORGANISATION = 'ORGANISATION',
  NETWORK = 'NETWORK',
  GOVERNMENT_UNIT = 'GOVERNMENT_UNIT',
  INDIVIDUAL = 'INDIVIDUAL',
}

registerEnumType(PartnerKind, {
  name: 'PartnerKind',
  description: 'What a partner is in law (HAB-12).',
  valuesConfig: {
    ORGANISATION: { description: 'One organisation, or one office of it.' },
    NETWORK: { description: 'A network, coalition or consortium.' },
    GOVERNMENT_UNIT: { description: 'A unit of a government.' },
    INDIVIDUAL: { description: 'A person; never shown to the public.' },
  },
});

/** domain-model.md 2.2, state machine of standing. */
export enum PartnerStanding {
  PROSPECT = 'PROSPECT',
  ACTIVE = 'ACTIVE',
  UNDER_REVIEW = 'UNDER_REVIEW',
  SUSPENDED = 'SUSPENDED',
  INACTIVE = 'INACTIVE',
  INELIGIBLE = 'INELIGIBLE',
  CLOSED = 'CLOSED',
}

registerEnumType(PartnerStanding, {
  name: 'PartnerStanding',
  description: 'Where a partner stands in the whole system (R-INV-7).',
  valuesConfig: {
    PROSPECT: { description: 'Known to the roster, not registered yet.' },
    ACTIVE: { description: 'Registered and in good standing.' },
    UNDER_REVIEW: { description: 'A fact is being looked into; new engagements wait.' },
    SUSPENDED: { description: 'No new engagements until reinstated.' },
    INACTIVE: { description: 'Dormant; must confirm its profile and be screened again.' },
    INELIGIBLE: { description: 'Barred by a sanctions decision.' },
    CLOSED: { description: 'Dissolved or merged; final.' },
  },
});

@ObjectType({
  description: 'An organisation that agencies work through. Owned by registry; other services add their facts.',
})
@Directive('@key(fields: "id")')
@Entity('partner')
export class Partner {
  @Field(() => ID, { description: 'UUID v7; the only key.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String, { description: 'Name as registered, in its own script.' })
  @Column('text', { name: 'legal_name' })
  legalName: string;

  @Field(() => PartnerType)
  @Column('text', { name: 'primary_type' })
  primaryType: PartnerType;

  @Field(() => String, { description: 'Country of origin, ISO 3166-1 alpha-2.' })
  @Column('text', { name: 'country_of_origin' })
  countryOfOrigin: string;

  @Field(() => PartnerStanding, { description: 'System-wide standing; whether an agency may engage is `eligibility`.' })
  @Column('text')
  standing: PartnerStanding;

  @Field(() => LocalDate, { nullable: true, description: 'Date of foundation, when known.' })
  @Column('date', { name: 'founded_on', nullable: true })
  foundedOn: string | null;

  @Field(() => String, { nullable: true, description: "The partner's own site." })
  @Column('text', { nullable: true })
  website: string | null;

  @Field(() => Int, { description: 'Give it as `expectedVersion` when you change the partner.' })
  @VersionColumn()
  version: number;

  @Field(() => DateTime, { description: 'When the partner entered the roster.' })
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  /** Hash of what is to be screened: names, type and country. A clearance counts only for the hash it was given for. */
  @Column('text', { name: 'basis_hash' })
  basisHash: string;

  /** Folded legal name: the order of the roster, the same on every server. */
  @Column('text', { name: 'sort_name' })
  sortName: string;

  /** Which source the row came from, and its key there; null when it was entered by hand. */
  @Column('text', { name: 'source_system', nullable: true })
  sourceSystem: string | null;

  @Column('text', { name: 'source_key', nullable: true })
  sourceKey: string | null;

  @Field(() => PartnerKind)
  @Column('text')
  kind: PartnerKind;

  @Field(() => String, {
    nullable: true,
    description:
      'UNIP-nnnnnnn-cc with check digits of ISO 7064 MOD 97-10; null until a code was assigned, then for ever.',
  })
  @Column('text', { name: 'unique_number', nullable: true })
  uniqueNumber: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When its first partner code was assigned.' })
  @Column('timestamptz', { name: 'registered_at', nullable: true })
  registeredAt: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When its data last changed; null when never since it was entered.',
  })
  @Column('timestamptz', { name: 'updated_at', nullable: true })
  updatedAt: Date | null;

  @Column('uuid', { name: 'signed_declaration_id', nullable: true })
  signedDeclarationId: string | null;

  @Field(() => Boolean, { description: 'A partner in danger: never shown to the public, registered or not.' })
  @Column('boolean', { name: 'protected_listing' })
  protectedListing: boolean;

  @Field(() => [String], { description: 'Codes of stakeholder categories, not mutually exclusive (UNICEF-7, HAB-13).' })
  @Column('text', { array: true })
  categories: string[];

  @Field(() => [String], { description: 'Codes of what the partner does for agencies, such as IMPLEMENTING.' })
  @Column('text', { array: true })
  roles: string[];

  @Field(() => [String], { description: 'Codes that the partner gives itself, such as WOMEN_LED (UNICEF-36).' })
  @Column('text', { array: true })
  attributes: string[];

  @Field(() => Boolean, { nullable: true, description: 'Whether it works without profit; null while nobody said.' })
  @Column('boolean', { name: 'is_non_profit', nullable: true })
  isNonProfit: boolean | null;

  @Field(() => String, { nullable: true, description: 'Code of how it was found, such as DESK_RESEARCH (HAB-15).' })
  @Column('text', { name: 'identification_channel', nullable: true })
  identificationChannel: string | null;

  /** An office that goes by the name of its headquarters, and is renamed with it (feature 14). */
  @Column('boolean', { name: 'inherits_name' })
  inheritsName: boolean;

  @OneToMany(
    () => PartnerName,
    (name: PartnerName) => name.partner,
  )
  names: Relation<PartnerName>[];
}
