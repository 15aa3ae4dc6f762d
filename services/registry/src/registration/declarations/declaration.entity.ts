import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PaperLanguage } from '../papers/paper-language.enum';

export enum DeclarationState {
  SIGNED = 'SIGNED',
  IN_FORCE = 'IN_FORCE',
  RETURNED = 'RETURNED',
  REJECTED = 'REJECTED',
  INVALIDATED = 'INVALIDATED',
  SUPERSEDED = 'SUPERSEDED',
}

registerEnumType(DeclarationState, {
  name: 'DeclarationState',
  description: 'What became of a signed declaration.',
  valuesConfig: {
    SIGNED: { description: 'Signed; it waits for screening and review.' },
    IN_FORCE: { description: 'Approved, or signed again by a partner that was approved before.' },
    RETURNED: { description: 'Sent back; the partner signs again.' },
    REJECTED: { description: 'Refused, and the registration with it.' },
    INVALIDATED: { description: 'The legal name, head, board or signatory changed; to be signed again (R-INV-5).' },
    SUPERSEDED: { description: 'A later one took its place.' },
  },
});

export enum DeclarationChannel {
  PORTAL = 'PORTAL',
  OFFLINE = 'OFFLINE',
}

registerEnumType(DeclarationChannel, {
  name: 'DeclarationChannel',
  description: 'How a declaration was signed.',
  valuesConfig: {
    PORTAL: { description: 'By an administrator of the partner, online.' },
    OFFLINE: { description: 'By hand; staff keyed it and a scan is kept (UNHCR-53).' },
  },
});

@ObjectType({ description: 'The answer to one statement.' })
export class DeclarationAnswer {
  @Field(() => String, { description: 'Code of the statement.' })
  code: string;

  @Field(() => Boolean, { description: 'True is YES.' })
  answer: boolean;
}

@ObjectType({ description: 'Who signed.' })
export class DeclarationSignatory {
  @Field(() => String)
  name: string;

  @Field(() => String)
  title: string;
}

@ObjectType({
  description: 'A declaration as it was signed; never edited, only followed by another (UNHCR-46, UNHCR-48).',
})
@Entity('partner_declaration')
export class PartnerDeclaration {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId: string;

  @Column('uuid', { name: 'registration_id' })
  registrationId: string;

  @Field(() => String)
  @Column('text', { name: 'template_version' })
  templateVersion: string;

  @Field(() => PaperLanguage, { description: 'In which the text was signed.' })
  @Column('text')
  language: PaperLanguage;

  @Field(() => [DeclarationAnswer])
  @Column('jsonb')
  answers: DeclarationAnswer[];

  @Field(() => String, { description: 'Legal name of the partner when it signed.' })
  @Column('text', { name: 'legal_name' })
  legalName: string;

  @Column('text', { name: 'signatory_sealed' })
  signatorySealed: string;

  @Field(() => DeclarationChannel)
  @Column('text')
  channel: DeclarationChannel;

  @Column('uuid', { name: 'scan_file_id', nullable: true })
  scanFileId: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the scan of one signed by hand.' })
  @Column('text', { name: 'scan_sha256', nullable: true })
  scanSha256: string | null;

  @Field(() => DateTime)
  @Column('timestamptz', { name: 'signed_at' })
  signedAt: Date;

  @Column('text', { name: 'signed_by' })
  signedBy: string;

  @Column('text', { nullable: true })
  agency: string | null;

  @Field(() => String, { description: 'SHA-256 of `signedText` in UTF-8, 64 hexadecimal digits in lower case.' })
  @Column('text', { name: 'content_hash' })
  contentHash: string;

  /** What is to be screened because of this signature: only a clearance for it, or for what came after, counts. */
  @Column('text', { name: 'basis_hash' })
  basisHash: string;

  @Field(() => DateTime, { description: 'Five years after signing; it may end before (R-INV-5).' })
  @Column('timestamptz', { name: 'valid_until' })
  validUntil: Date;

  @Field(() => DeclarationState)
  @Column('text')
  state: DeclarationState;

  @Field(() => DateTime, { nullable: true, description: 'Until when an invalidated one is to be signed again.' })
  @Column('timestamptz', { name: 'resign_by', nullable: true })
  resignBy: Date | null;
}

@ObjectType({ description: 'One step in what became of a declaration.' })
@Entity('declaration_event')
export class DeclarationEvent {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'declaration_id' })
  declarationId: string;

  @Field(() => DeclarationState)
  @Column('text')
  state: DeclarationState;

  @Field(() => String, { nullable: true, description: 'Such as LEGAL_NAME_CHANGED, HEAD_CHANGED or RE_SIGNED.' })
  @Column('text', { nullable: true })
  cause: string | null;

  @Field(() => String, { nullable: true, description: 'Words of the reviewer.' })
  @Column('text', { nullable: true })
  note: string | null;

  @Column('text')
  actor: string;

  @Field(() => String, { nullable: true })
  @Column('text', { nullable: true })
  agency: string | null;

  @Field(() => DateTime)
  @Column('timestamptz')
  at: Date;
}
