import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How many observations and flags that count there are, by level.' })
export class FlagTally {
  @Field(() => Int, { description: 'Observations, which are not about risk.' })
  observation: number;

  @Field(() => Int, { description: 'Risk flags, deferred ones included.' })
  risk: number;

  @Field(() => Int, { description: 'Flags that wait for the decision of headquarters.' })
  escalated: number;

  @Field(() => Int, { description: 'Flags that headquarters upheld.' })
  red: number;
}

@ObjectType({
  description:
    'How many observations and flags about a partner count now, by level; its own, and apart from them those of its headquarters. INTER_AGENCY, never for partners.',
})
export class FlagCounts extends FlagTally {
  @Field(() => FlagTally, { description: 'Of the headquarters that the partner is an office of; zeros without one.' })
  inherited: FlagTally;
}
