import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Partner } from '../../federation/partner.stub';
import { Screening, ScreeningTrigger } from '../screenings/screening.entity';

@ObjectType({ description: 'That somebody asked to have a partner screened now, and the screening once it is done.' })
@Entity('screening_request')
export class ScreeningRequest {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'partner_id' })
  partnerId: string;

  @Field(() => ScreeningTrigger, { description: 'What it is wanted for.' })
  @Column('text')
  trigger: ScreeningTrigger;

  @Field(() => String, { description: 'Code of the agency that asked.' })
  @Column('text')
  agency: string;

  @Column('text', { name: 'requested_by' })
  requestedBy: string;

  @Field(() => DateTime, { description: 'When.' })
  @Column('timestamptz', { name: 'requested_at' })
  requestedAt: Date;

  @Column('uuid', { name: 'screening_id', nullable: true })
  screeningId: string | null;

  @Field(() => Partner, { nullable: true, description: 'The partner; null only beside an error.' })
  partner?: Partner;

  @Field(() => Screening, {
    nullable: true,
    description: 'Null until it is done, mostly within a second, and for as long as no list is in force.',
  })
  screening?: Screening | null;
}
