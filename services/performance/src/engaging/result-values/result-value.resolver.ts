import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { RecordedFacts } from '../fact-batches/recorded-facts.view';
import { ResultIndicator } from '../results-frameworks/results-framework.view';
import { RecordResultValuesInput, VerifyResultValueInput } from './result-value.inputs';
import { ResultValue } from './result-value.view';

@Resolver(() => ResultIndicator)
export class ResultValueResolver {
  @FieldResolver(() => [ResultValue], { description: 'What it was measured at, latest first; the latest 20.' })
  values(@Root() { id }: ResultIndicator, @Ctx() { resultValues }: PerformanceContext) {
    return resultValues.ofIndicator(id);
  }

  @Mutation(() => RecordedFacts, {
    description:
      "Records what indicators of agreements of the caller's agency were measured at, at most 500 in a call (JIU-45); a file goes through importFacts. They are CLAIMED until somebody verifies them. Agency and externalId name a fact: the same again changes nothing. A bad row is reported and the rest is taken. Refused: FORBIDDEN.",
  })
  recordResultValues(
    @Arg('input', () => RecordResultValuesInput) input: RecordResultValuesInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('recordResultValues', ({ resultValues }) => resultValues.record(input));
  }

  @Mutation(() => ResultValue, {
    description:
      "Says that a result of the caller's agency was checked (UNICEF-26). Refused: NOT_FOUND, CONFLICT / VERSION_CONFLICT or INVALID_STATE, FORBIDDEN / COUNTRY_OUT_OF_REACH, FORBIDDEN / SEGREGATION_OF_DUTIES for who recorded it.",
  })
  verifyResultValue(
    @Arg('input', () => VerifyResultValueInput) input: VerifyResultValueInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('verifyResultValue', ({ resultValues }) => resultValues.verify(input));
  }
}
