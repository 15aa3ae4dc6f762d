import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({
  description:
    'What a register outside the UN calls a partner, by the schemes of org-id.guide that IATI uses too. PUBLIC.',
})
@Entity('org_identifier')
export class OrgIdentifier {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId: string;

  @Field(() => String, {
    description: 'Code of the list ORG_ID_SCHEMES, such as GB-CHC; <country>-REG where it has none.',
  })
  @Column('text')
  scheme: string;

  @Field(() => String, { description: 'As written on the certificate.' })
  @Column('text')
  value: string;

  /** Letters and digits alone: how values are compared. */
  @Column('text')
  folded: string;

  @Field(() => String, { nullable: true, description: 'Who registered it; given for <country>-REG.' })
  @Column('text', { nullable: true })
  authority: string | null;

  /** Whether the register makes its entries exist, so that only one partner can have this one. */
  @Column('boolean')
  exclusive: boolean;

  @Field(() => String, { nullable: true, description: 'Where it was found, such as the name of an import.' })
  @Column('text', { nullable: true })
  source: string | null;

  @Field(() => String, { nullable: true, description: 'What shows that it is right, in words or as a web address.' })
  @Column('text', { nullable: true })
  evidence: string | null;

  @Column('text', { name: 'added_by' })
  addedBy: string;

  @Field(() => DateTime)
  @Column('timestamptz', { name: 'added_at' })
  addedAt: Date;

  @Column('text', { name: 'verified_by', nullable: true })
  verifiedBy: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When a verifier compared it with the register.' })
  @Column('timestamptz', { name: 'verified_at', nullable: true })
  verifiedAt: Date | null;

  @Column('text', { name: 'ended_by', nullable: true })
  endedBy: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is no longer in use; null while it is.' })
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
