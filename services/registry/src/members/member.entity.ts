import type { RoleGrant } from '@partner-commons/platform/viewer';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a subject of a trusted issuer may do. The gateway keeps these in memory from the feed; tokens add no role. */
@Entity('member')
export class Member {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  issuer: string;

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

  @Column('boolean')
  active: boolean;
}
