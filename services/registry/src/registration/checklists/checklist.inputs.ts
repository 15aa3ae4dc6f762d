import { Decimal } from '@partner-commons/platform/scalars';
import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'What funds a community group expects, which decides on its checklist (JIU-51).' })
export class SetExpectedFundingInput {
  @Field(() => ID)
  registrationId: string;

  @Field(() => Decimal, { description: 'US dollars a year from all agencies together, not negative.' })
  expectedAnnualUsd: string;
}
