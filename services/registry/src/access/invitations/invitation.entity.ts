import { DateTime } from '@partner-commons/platform/scalars';
import type { RoleGrant } from '@partner-commons/platform/viewer';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum InvitationState {
  OPEN = 'OPEN',
  ACCEPTED = 'ACCEPTED',
  EXPIRED = 'EXPIRED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(InvitationState, {
  name: 'InvitationState',
  description: 'What became of an invitation.',
  valuesConfig: {
    OPEN: { description: 'Waits for the person.' },
    ACCEPTED: { description: 'Used; the person is a member.' },
    EXPIRED: { description: 'Not used in time.' },
    WITHDRAWN: { description: 'Taken back.' },
  },
});

@ObjectType({
  description: 'An invitation to act for a partner or an agency. Its code is shown once and kept as a hash.',
})
@Entity('invitation')
export class Invitation {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'partner_id', nullable: true })
  partnerId: string | null;

  @Column('text', { nullable: true })
  agency: string | null;

  @Column('jsonb')
  roles: RoleGrant[];

  @Column('text', { name: 'code_hash' })
  codeHash: string;

  /** Name and e-mail address, sealed (architecture.md 5). */
  @Column('text')
  contact: string;

  @Column('text', { name: 'invited_by' })
  invitedBy: string;

  @Field(() => DateTime)
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Field(() => DateTime, { description: 'After this the code is of no use.' })
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('text', { name: 'used_by', nullable: true })
  usedBy: string | null;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;

  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt: Date | null;
}
