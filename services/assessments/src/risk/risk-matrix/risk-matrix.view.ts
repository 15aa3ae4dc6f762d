import { Field, Int, ObjectType } from 'type-graphql';
import { RiskLevel } from '../../terms/risk-level.enum';

@ObjectType({ description: 'One cell of the matrix.' })
export class RiskMatrixCell {
  @Field(() => Int, { description: '1 rare to 5 almost certain.' })
  likelihood: number;

  @Field(() => Int, { description: '1 negligible to 5 severe.' })
  impact: number;

  @Field(() => RiskLevel)
  band: RiskLevel;
}

@ObjectType({ description: 'The published table that makes a band of likelihood and impact.' })
export class RiskMatrix {
  @Field(() => Int, { description: 'Kept with each risk that was judged by it.' })
  version: number;

  @Field(() => [RiskMatrixCell], { description: 'All 25.' })
  cells: RiskMatrixCell[];
}
