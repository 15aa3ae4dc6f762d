import { Field, Int, ObjectType } from 'type-graphql';
import { RiskCategory } from '../../terms/risk-category.enum';
import { RiskLevel } from '../../terms/risk-level.enum';

@ObjectType({ description: 'How many open risks of one category are in one residual band, over all partners.' })
export class RiskFigure {
  @Field(() => RiskCategory)
  category: RiskCategory;

  @Field(() => RiskLevel)
  band: RiskLevel;

  @Field(() => Int, { description: 'Of your own agency.' })
  own: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Of all other agencies, rounded down to a multiple of 3; null when fewer than 3, or of fewer than 2 agencies.',
  })
  others: number | null;
}
