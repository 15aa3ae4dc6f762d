import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({ description: 'What vetting asked the partner, and its answer; both sides read both.' })
@Entity('information_request')
export class InformationRequest {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'registration_id' })
  registrationId: string;

  @Field(() => [String])
  @Column('text', { array: true })
  questions: string[];

  @Field(() => String, { nullable: true, description: 'Who asked; for staff only.' })
  @Column('text', { name: 'asked_by' })
  askedBy: string;

  @Field(() => DateTime)
  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  @Field(() => String, { nullable: true, description: 'Null while it was not answered.' })
  @Column('text', { nullable: true })
  answer: string | null;

  @Field(() => [ID], { description: 'Documents of the partner that belong to the answer.' })
  @Column('uuid', { name: 'document_ids', array: true })
  documentIds: string[];

  /** Who answered, also when staff keyed it. */
  @Column('text', { name: 'answered_by', nullable: true })
  answeredBy: string | null;

  @Field(() => DateTime, { nullable: true })
  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;
}
