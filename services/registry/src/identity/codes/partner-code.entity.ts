import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** domain-model.md 2.2. */
export enum ErpSystem {
  MSRP = 'MSRP',
  VISION = 'VISION',
  QUANTUM = 'QUANTUM',
  UMOJA = 'UMOJA',
  WINGS = 'WINGS',
  ATLAS = 'ATLAS',
  GSM = 'GSM',
  OTHER = 'OTHER',
}

registerEnumType(ErpSystem, {
  name: 'ErpSystem',
  description: 'The system of an agency that knows a partner by a code.',
  valuesConfig: {
    MSRP: { description: 'Of UNHCR.' },
    VISION: { description: 'Of UNICEF.' },
    QUANTUM: { description: 'Of UNDP and those it serves.' },
    UMOJA: { description: 'Of the UN Secretariat and those it serves.' },
    WINGS: { description: 'Of WFP.' },
    ATLAS: { description: 'The one before Quantum.' },
    GSM: { description: 'Of WHO.' },
    OTHER: { description: 'Any other.' },
  },
});

export enum PartnerCodeKind {
  PARTNER_CODE = 'PARTNER_CODE',
  VENDOR_NUMBER = 'VENDOR_NUMBER',
  UNGM_NUMBER = 'UNGM_NUMBER',
  PORTAL_ID = 'PORTAL_ID',
}

registerEnumType(PartnerCodeKind, {
  name: 'PartnerCodeKind',
  description: 'What an agency uses a code for.',
  valuesConfig: {
    PARTNER_CODE: { description: 'Selection, agreements and payments (UNHCR-50).' },
    VENDOR_NUMBER: { description: 'Payments.' },
    UNGM_NUMBER: { description: 'The number at the United Nations Global Marketplace.' },
    PORTAL_ID: { description: 'The number in a portal of partners.' },
  },
});

export enum PartnerCodeStatus {
  REQUESTED = 'REQUESTED',
  ACTIVE = 'ACTIVE',
  SUSPENDED = 'SUSPENDED',
  CLOSED = 'CLOSED',
}

registerEnumType(PartnerCodeStatus, {
  name: 'PartnerCodeStatus',
  description: 'Whether a code may be used. It follows the standing of the partner (UNHCR-54).',
  valuesConfig: {
    REQUESTED: { description: 'The system of the agency has not answered yet.' },
    ACTIVE: { description: 'In use.' },
    SUSPENDED: { description: 'Not to be used while the partner is suspended, inactive or ineligible.' },
    CLOSED: { description: 'The partner is no more; the code is never given to another.' },
  },
});

@ObjectType({ description: 'What a partner is called in a system of an agency (SYS-3). INTER_AGENCY.' })
@Entity('agency_partner_identifier')
export class AgencyPartnerIdentifier {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId: string;

  @Column('text')
  agency: string;

  @Field(() => ErpSystem)
  @Column('text')
  system: ErpSystem;

  @Field(() => PartnerCodeKind)
  @Column('text')
  kind: PartnerCodeKind;

  @Field(() => String, { nullable: true, description: 'Part of the agency that it is for; null when it is for all.' })
  @Column('text', { name: 'business_area', nullable: true })
  businessArea: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The code itself; null until the system acknowledged. Unique per agency and system, for ever (R-INV-2).',
  })
  @Column('text', { nullable: true })
  value: string | null;

  @Field(() => PartnerCodeStatus)
  @Column('text')
  status: PartnerCodeStatus;

  @Field(() => DateTime, { description: 'When the agency asked for it.' })
  @Column('timestamptz', { name: 'requested_at' })
  requestedAt: Date;

  @Column('text', { name: 'requested_by' })
  requestedBy: string;

  @Field(() => DateTime, { nullable: true, description: 'When the system acknowledged it.' })
  @Column('timestamptz', { name: 'assigned_at', nullable: true })
  assignedAt: Date | null;

  @Column('text', { name: 'assigned_by', nullable: true })
  assignedBy: string | null;
}
