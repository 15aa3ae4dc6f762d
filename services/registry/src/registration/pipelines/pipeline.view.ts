import { Field, Int, ObjectType } from 'type-graphql';
import { RegistrationState } from '../registrations/registration.entity';

@ObjectType({ description: 'How many registrations are in a state.' })
export class RegistrationCount {
  @Field(() => RegistrationState)
  state: RegistrationState;

  @Field(() => Int)
  count: number;

  @Field(() => Int, { description: 'How many of them have stalled: their clock is overdue.' })
  stalled: number;
}
