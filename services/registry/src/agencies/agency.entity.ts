import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum AgencyKind {
  FUND_OR_PROGRAMME = 'FUND_OR_PROGRAMME',
  SPECIALIZED_AGENCY = 'SPECIALIZED_AGENCY',
  SECRETARIAT = 'SECRETARIAT',
  RELATED_ORGANISATION = 'RELATED_ORGANISATION',
  OTHER = 'OTHER',
}

registerEnumType(AgencyKind, {
  name: 'AgencyKind',
  description: 'What an agency is within the United Nations system.',
  valuesConfig: {
    FUND_OR_PROGRAMME: { description: 'A fund or programme, such as UNICEF.' },
    SPECIALIZED_AGENCY: { description: 'A specialised agency, such as WHO.' },
    SECRETARIAT: { description: 'A part of the Secretariat, such as OCHA.' },
    RELATED_ORGANISATION: { description: 'A related organisation, such as IOM.' },
    OTHER: { description: 'None of these, or not stated.' },
  },
});

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

  @Field(() => AgencyKind)
  @Column('text')
  kind: AgencyKind;

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
