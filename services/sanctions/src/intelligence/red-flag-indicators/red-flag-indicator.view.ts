import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A sign of fraud or misconduct that officers look for; data, with dates (JIU-104).' })
export class RedFlagIndicator {
  @Field(() => String, { description: 'Stable code, such as MISSING_RECEIPTS.' })
  code: string;

  @Field(() => String, { description: 'FINANCIAL, PROCUREMENT, STAFF, GOVERNANCE, PROGRAMME or PSEA.' })
  area: string;

  @Field(() => String, { description: 'In English.' })
  label: string;
}
