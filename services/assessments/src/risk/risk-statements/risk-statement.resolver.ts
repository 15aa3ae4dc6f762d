import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { ConfirmRiskFrameworkInput } from './risk-statement.inputs';
import { RiskStatement } from './risk-statement.view';

@Resolver(() => RiskStatement)
export class RiskStatementResolver {
  @Query(() => [RiskStatement], {
    description: 'The latest confirmation of each agency that has made one, by its code (JIU-70).',
  })
  riskStatements(@Ctx() { riskStatements }: AssessmentsContext) {
    return riskStatements.all();
  }

  @Mutation(() => RiskStatement, {
    description:
      'Confirms whether risks of partners stand in the risk-management framework of your agency (JIU-70). Refused: INVALID_INPUT.',
  })
  confirmRiskFramework(
    @Arg('input', () => ConfirmRiskFrameworkInput) input: ConfirmRiskFrameworkInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('confirmRiskFramework', ({ riskStatements }) => riskStatements.confirm(input), {
      key: input.idempotencyKey,
      input,
      again: ({ riskStatements }, id) => riskStatements.get(id),
    });
  }

  @FieldResolver(() => Agency, { nullable: true })
  by(@Root() { agency }: RiskStatement): Agency {
    return { code: agency };
  }
}
