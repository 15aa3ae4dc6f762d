import { Directive, Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An agency that works through partners; registry knows more about it.' })
@Directive('@key(fields: "code", resolvable: false)')
export class Agency {
  @Field(() => String, { description: 'Short code, such as UNHCR.' })
  code: string;
}
