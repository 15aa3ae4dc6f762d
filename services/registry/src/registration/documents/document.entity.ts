import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DocumentLevel } from './document-type.entity';

export enum CheckOutcome {
  ACCEPTED = 'ACCEPTED',
  REFUSED = 'REFUSED',
}

registerEnumType(CheckOutcome, {
  name: 'CheckOutcome',
  description: 'What somebody of an agency found when looking at a paper (UNHCR-40).',
  valuesConfig: {
    ACCEPTED: { description: 'It is what it should be.' },
    REFUSED: { description: 'It is not; it counts for nothing until another is handed in.' },
  },
});

export enum DocumentValidity {
  VALID = 'VALID',
  EXPIRING = 'EXPIRING',
  EXPIRED = 'EXPIRED',
}

registerEnumType(DocumentValidity, {
  name: 'DocumentValidity',
  description: 'Whether a document is in force today.',
  valuesConfig: {
    VALID: { description: 'In force for 60 days at least, or without an end.' },
    EXPIRING: { description: 'In force, and at its end within 60 days: it may be renewed.' },
    EXPIRED: { description: 'Past its end: it may be renewed.' },
  },
});

@ObjectType({
  description:
    'One version of a paper of a partner. Its bytes were compared with the announced size and SHA-256, and its type was told from them; no virus scanner looks at them.',
})
@Entity('partner_document')
export class PartnerDocument {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId: string;

  @Field(() => String, { description: 'Code of `documentTypes`.' })
  @Column('text')
  type: string;

  @Column('text')
  level: DocumentLevel;

  @Field(() => Int, { description: 'Counts within the partner and the type; a new one supersedes the one before.' })
  @Column('integer')
  version: number;

  @Field(() => LocalDate, { nullable: true })
  @Column('date', { name: 'issued_on', nullable: true })
  issuedOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it is in force; null without an end.' })
  @Column('date', { name: 'expires_on', nullable: true })
  expiresOn: string | null;

  @Column('text', { name: 'handed_in_by' })
  handedInBy: string;

  @Field(() => String, { nullable: true, description: 'Agency that keyed it for the partner; null from the partner.' })
  @Column('text', { nullable: true })
  agency: string | null;

  @Field(() => DateTime, { description: 'When it was handed in.' })
  @Column('timestamptz', { name: 'handed_in_at' })
  handedInAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When a newer version took its place; it stays readable.' })
  @Column('timestamptz', { name: 'superseded_at', nullable: true })
  supersededAt: Date | null;

  @Column('text', { nullable: true })
  outcome: CheckOutcome | null;

  @Column('text', { name: 'verified_agency', nullable: true })
  verifiedAgency: string | null;

  @Column('timestamptz', { name: 'verified_at', nullable: true })
  verifiedAt: Date | null;
}

@ObjectType({ description: 'What a document is and says, for those who may open it.' })
export class DocumentContent {
  @Field(() => String)
  title: string;

  @Field(() => String, { nullable: true, description: 'Who issued it, such as a ministry.' })
  issuingAuthority: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 of the country that it is for.' })
  country: string | null;

  @Field(() => String, { nullable: true })
  registrationNumber: string | null;

  @Field(() => String, { description: 'Name of the file as sent.' })
  fileName: string;

  @Field(() => String, { description: 'What its bytes are: pdf, jpeg, png or docx.' })
  contentType: string;

  @Field(() => Int, { description: 'Bytes.' })
  size: number;

  @Field(() => String, { description: 'SHA-256 of the bytes, 64 hexadecimal digits in lower case.' })
  sha256: string;
}

@ObjectType({ description: 'The latest finding about a document; earlier ones are kept.' })
export class DocumentVerification {
  @Field(() => CheckOutcome)
  outcome: CheckOutcome;

  @Field(() => String, { description: 'Agency whose verifier looked at it.' })
  agency: string;

  @Field(() => DateTime)
  at: Date;

  document: PartnerDocument;
}
