import { LocalDate } from '@partner-commons/platform/scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** domain-model.md 2.8. */
export enum DocumentLevel {
  INTER_AGENCY = 'INTER_AGENCY',
  CONFIDENTIAL = 'CONFIDENTIAL',
}

registerEnumType(DocumentLevel, {
  name: 'DocumentLevel',
  description: 'Who may open documents of a type.',
  valuesConfig: {
    INTER_AGENCY: { description: 'Staff of every agency, and the partner.' },
    CONFIDENTIAL: { description: 'Verifiers, vetting officers, administrators of partners, and the partner.' },
  },
});

@ObjectType({ description: 'A kind of paper of a partner; data, so that kinds come and go without a release.' })
@Entity('document_type')
export class DocumentType {
  @Field(() => String, { description: 'Such as STATUTE_OR_CONSTITUTION; what mutations take as `type`.' })
  @PrimaryColumn('text')
  code: string;

  @Column('text', { name: 'label_en' })
  labelEn: string;

  @Column('text', { name: 'label_fr' })
  labelFr: string;

  @Field(() => DocumentLevel)
  @Column('text')
  level: DocumentLevel;

  @Field(() => Boolean, {
    description: 'Part of vetting: read-only once submitted, except to answer a request or to renew.',
  })
  @Column('boolean')
  vetted: boolean;

  @Column('integer')
  place: number;

  @Field(() => LocalDate, { description: 'First day on which it is taken.' })
  @Column('date', { name: 'valid_from' })
  validFrom: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day on which it is taken no more; null while in use.' })
  @Column('date', { name: 'valid_until', nullable: true })
  validUntil: string | null;
}
