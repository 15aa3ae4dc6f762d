import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType({ description: 'An agency that works through partners. Agencies are data: a new one needs no new code.' })
@Directive('@key(fields: "code")')
@Entity('agency')
export class Agency {
  @Field(() => String, { description: 'Short code, such as UNHCR.' })
  @PrimaryColumn('text')
  code: string;

  @Field(() => String)
  @Column('text')
  name: string;

  @Field(() => Boolean, { description: 'Member of the Chief Executives Board for Coordination.' })
  @Column('boolean', { name: 'is_ceb_member' })
  isCebMember: boolean;

  @Field(() => Boolean, { description: 'Participating organisation of the Joint Inspection Unit.' })
  @Column('boolean', { name: 'is_jiu_participant' })
  isJiuParticipant: boolean;

  @Field(() => Boolean, { description: 'Signed the statement on mutual recognition.' })
  @Column('boolean', { name: 'mrs_signatory' })
  mrsSignatory: boolean;

  @Field(() => Boolean, { description: 'Applies the harmonised approach to cash transfers.' })
  @Column('boolean', { name: 'hact_member' })
  hactMember: boolean;
}
