import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Partner } from '../../federation/partner.stub';

@ObjectType({
  description:
    'A signed statement: this partner, these names, those list versions, that time, this result. Anybody with the public key can check it without us.',
})
@Entity('screening_certificate')
export class ScreeningCertificate {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId: string;

  @Column('uuid', { name: 'screening_id' })
  screeningId: string;

  @Field(() => String, { description: 'Code of the agency that asked for it.' })
  @Column('text')
  agency: string;

  @Column('text', { name: 'issued_by' })
  issuedBy: string;

  @Field(() => DateTime, { description: 'When it was issued.' })
  @Column('timestamptz', { name: 'issued_at' })
  issuedAt: Date;

  @Field(() => String, { description: 'Which of the published keys it is signed with.' })
  @Column('text')
  kid: string;

  @Field(() => String, { description: 'The certificate itself: a JWS in compact form (RFC 7515), Ed25519.' })
  @Column('text')
  jws: string;

  @Field(() => Partner, { nullable: true, description: 'The partner; null only beside an error.' })
  partner?: Partner;
}
