import { Directive, Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An agency that works through partners. Agencies are data: a new one needs no new code.' })
@Directive('@key(fields: "code", resolvable: false)')
export class Agency {
  @Field(() => String, { description: 'Short code, such as UNHCR.' })
  code: string;
}
