import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A partner that registry told of on its feed; facts are kept about no other. */
@Entity('known_partner')
export class KnownPartner {
  @PrimaryColumn('uuid', { name: 'partner_id' })
  partnerId: string;

  @Column('timestamptz', { name: 'registered_at' })
  registeredAt: Date;

  /** Country of origin, ISO 3166-1 alpha-2. */
  @Column('text', { nullable: true })
  country: string | null;
}
