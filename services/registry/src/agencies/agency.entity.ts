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
}
