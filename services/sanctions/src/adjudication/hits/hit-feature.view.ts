import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType({ description: 'One reason for a score, in words that a compliance officer reads.' })
export class HitFeature {
  @Field(() => String, { description: 'Kind of reason, such as SPELLING or CONTRADICTION.' })
  name: string;

  @Field(() => Float, { description: 'What it added to the score or took from it.' })
  value: number;

  @Field(() => String, { description: 'The parts of the names that it is about.' })
  detail: string;
}
