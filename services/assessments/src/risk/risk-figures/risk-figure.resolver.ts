import { Ctx, Query, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { RiskFigure } from './risk-figure.view';

@Resolver()
export class RiskFigureResolver {
  @Query(() => [RiskFigure], {
    description:
      'Open risks over all agencies by category and residual band; CONFIDENTIAL, without partners, and small numbers are held back (JIU-36). One cell each.',
  })
  riskFigures(@Ctx() { riskTallies }: AssessmentsContext) {
    return riskTallies.figures();
  }
}
