import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Finding } from '../findings/finding.view';
import { DecideFindingWriteOffInput, SettleFindingInput } from './finding-settlement.inputs';
import { FindingSettlement } from './finding-settlement.view';

const usual = 'Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT, CONFLICT / INVALID_STATE, CONFLICT / EXCEEDS_PENDING';

@Resolver(() => Finding)
export class FindingSettlementResolver {
  @FieldResolver(() => [FindingSettlement], { description: 'The latest 100, oldest first.' })
  settlements(@Root() { id }: Finding, @Ctx() { findingSettlements }: AssessmentsContext) {
    return findingSettlements.of(id);
  }

  @Mutation(() => Finding, {
    description: `Records how a part of the amount was settled; never more than is pending (standards.md 3.2). ${usual}, CONFLICT / ALREADY_PROPOSED, INVALID_INPUT.`,
  })
  settleFinding(@Arg('input', () => SettleFindingInput) input: SettleFindingInput, @Ctx() context: AssessmentsContext) {
    return context.transaction('settleFinding', ({ findingSettlements }) => findingSettlements.settle(input));
  }

  @Mutation(() => Finding, {
    description: `A second person decides about a write-off. ${usual}, FORBIDDEN / SEGREGATION_OF_DUTIES.`,
  })
  decideFindingWriteOff(
    @Arg('input', () => DecideFindingWriteOffInput) input: DecideFindingWriteOffInput,
    @Ctx() context: AssessmentsContext,
  ) {
    return context.transaction('decideFindingWriteOff', ({ findingSettlements }) =>
      findingSettlements.decideWriteOff(input),
    );
  }
}
