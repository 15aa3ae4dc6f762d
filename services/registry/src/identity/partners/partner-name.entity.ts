import { LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Partner } from './partner.entity';

export enum PartnerNameKind {
  LEGAL = 'LEGAL',
  ALIAS = 'ALIAS',
  ACRONYM = 'ACRONYM',
  FORMER = 'FORMER',
  ORIGINAL_SCRIPT = 'ORIGINAL_SCRIPT',
  TRANSLATION = 'TRANSLATION',
}

registerEnumType(PartnerNameKind, {
  name: 'PartnerNameKind',
  description: 'What a name of a partner is.',
  valuesConfig: {
    LEGAL: { description: 'The registered name, in any script.' },
    ALIAS: { description: 'A name that the partner also uses.' },
    ACRONYM: { description: 'Its initials.' },
    FORMER: { description: 'A name that it used before; screened like the others.' },
    ORIGINAL_SCRIPT: { description: 'The legal name in its own script, where the registered one is in another.' },
    TRANSLATION: { description: 'What the legal name means in another language.' },
  },
});

@ObjectType({ description: 'One name of a partner, in its original script. All names are searched and screened.' })
@Entity('partner_name')
export class PartnerName {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String, { description: 'As written.' })
  @Column('text')
  value: string;

  @Field(() => PartnerNameKind)
  @Column('text')
  kind: PartnerNameKind;

  @Field(() => String, { description: 'ISO 15924 code of the script, such as Latn or Arab.' })
  @Column('text')
  script: string;

  @Field(() => String, { nullable: true, description: 'ISO 639-1 code of its language, when known.' })
  @Column('text', { nullable: true })
  language: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day on which it was used, when known.' })
  @Column('date', { name: 'valid_from', nullable: true })
  validFrom: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it was used; null while in use.' })
  @Column('date', { name: 'valid_until', nullable: true })
  validUntil: string | null;

  /** Comparable Latin form, for search in any script (architecture.md 8). */
  @Column('text')
  folded: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId: string;

  @ManyToOne(
    () => Partner,
    (partner: Partner) => partner.names,
  )
  @JoinColumn({ name: 'partner_id' })
  partner: Relation<Partner>;
}
