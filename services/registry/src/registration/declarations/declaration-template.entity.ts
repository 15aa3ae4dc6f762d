import { LocalDate } from '@partner-commons/platform/scalars';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RegistrationTrack } from '../registrations/registration.entity';

@ObjectType({ description: 'A version of the declaration that partners sign; its text never changes (UNHCR-46).' })
@Entity('declaration_template')
export class DeclarationTemplate {
  @Field(() => String, {
    description: 'Year and number, such as 2023.2; another year asks for signing again (R-INV-5).',
  })
  @PrimaryColumn('text')
  version: string;

  @Field(() => LocalDate, { description: 'First day on which it is signed.' })
  @Column('date', { name: 'effective_from' })
  effectiveFrom: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day on which it is signed no more.' })
  @Column('date', { name: 'effective_until', nullable: true })
  effectiveUntil: string | null;
}

@ObjectType({ description: 'One statement of a declaration.' })
@Entity('declaration_statement')
export class DeclarationStatement {
  @PrimaryColumn('text', { name: 'template_version' })
  templateVersion: string;

  @Field(() => String, { description: 'D1 to D10; the same in every version for the same point.' })
  @PrimaryColumn('text')
  code: string;

  @Column('integer')
  place: number;

  @Field(() => Boolean, { description: 'Whether only YES lets the partner go on.' })
  @Column('boolean')
  mandatory: boolean;

  @Field(() => [RegistrationTrack], { nullable: true, description: 'Tracks that must answer it; null is all of them.' })
  @Column('text', { array: true, nullable: true })
  tracks: RegistrationTrack[] | null;

  @Column('text', { name: 'text_en' })
  textEn: string;

  @Column('text', { name: 'text_fr' })
  textFr: string;
}
