import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import type { RoleGrant } from '@partner-commons/platform/viewer';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({ description: 'What a subject of a trusted issuer may do, for an agency or for a partner.' })
@Entity('member')
export class Member {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => String, { description: 'Issuer of its tokens.' })
  @Column('text')
  issuer: string;

  @Field(() => String, { description: 'Subject of its tokens.' })
  @Column('text')
  subject: string;

  @Column('text')
  kind: 'AGENCY' | 'PARTNER';

  @Column('text', { nullable: true })
  agency: string | null;

  @Column('uuid', { name: 'partner_id', nullable: true })
  partnerId: string | null;

  @Column('uuid', { name: 'partner_ids', array: true })
  partnerIds: string[];

  @Column('jsonb')
  roles: RoleGrant[];

  @Field(() => Boolean, { description: 'False once shut out by an administrator.' })
  @Column('boolean')
  active: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When the membership ends by itself.' })
  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it asked registry anything.' })
  @Column('date', { name: 'last_used_on', nullable: true })
  lastUsedOn: string | null;
}
