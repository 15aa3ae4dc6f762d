import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'What outcomes are about; a code list that grows as data (UNICEF-39).' })
export class OutcomeTheme {
  @Field(() => String, { description: 'Such as PAYMENT_DELAYS.' })
  code: string;

  @Field(() => String, { description: 'For people, in English.' })
  label: string;

  @Field(() => Boolean, { description: 'Whether new outcomes may take it.' })
  active: boolean;
}
