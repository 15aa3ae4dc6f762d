import { PageArgs } from '@partner-commons/platform/page';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { AssuranceJoinState } from './assurance-join.view';

@InputType({ description: 'An activity of another agency that shall count for yours too.' })
export class JoinAssuranceInput {
  @Field(() => ID)
  activityId: string;

  @Field(() => Int, { description: 'The version of the activity that you looked at.' })
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: 'Makes a repeated call safe; 8 to 200 characters.' })
  idempotencyKey?: string | null;
}

@InputType({ description: "The owner's answer." })
export class DecideAssuranceJoinInput {
  @Field(() => ID)
  joinId: string;

  @Field(() => Boolean, { description: 'True: the activity counts for the agency, which reads its report.' })
  accept: boolean;

  @Field(() => Int, { description: 'The version of the wish that you looked at.' })
  expectedVersion: number;
}

@InputType({ description: 'Whether other agencies may join an activity of yours without asking.' })
export class OfferAssuranceInput {
  @Field(() => ID)
  activityId: string;

  @Field(() => Boolean, { description: 'Never true for a special audit.' })
  isOpenToOthers: boolean;

  @Field(() => Int, { description: 'The version that you looked at.' })
  expectedVersion: number;
}

@ArgsType()
export class AssuranceJoinsArgs extends PageArgs {
  @Field(() => AssuranceJoinState, { nullable: true, description: 'Only those in this state.' })
  state?: AssuranceJoinState | null;
}
