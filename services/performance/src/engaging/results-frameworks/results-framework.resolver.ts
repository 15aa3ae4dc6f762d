import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Engagement } from '../engagements/engagement.entity';
import { SetResultsFrameworkInput } from './results-framework.inputs';
import { ResultsFramework } from './results-framework.view';

@Resolver(() => Engagement)
export class ResultsFrameworkResolver {
  @FieldResolver(() => ResultsFramework, {
    description: 'What it is to reach (JIU-45): its agency and the partner read it. Reading is recorded.',
  })
  results(@Root() engagement: Engagement, @Ctx() { resultsFrameworks }: PerformanceContext) {
    return resultsFrameworks.read(engagement);
  }

  @Mutation(() => Engagement, {
    description:
      "Says what an agreement of the caller's agency is to reach: the whole framework (JIU-45). What was said before is kept. Refused: NOT_FOUND, FORBIDDEN / COUNTRY_OUT_OF_REACH, INVALID_INPUT, CONFLICT / VERSION_CONFLICT.",
  })
  setResultsFramework(
    @Arg('input', () => SetResultsFrameworkInput) input: SetResultsFrameworkInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('setResultsFramework', ({ resultsFrameworks }) => resultsFrameworks.set(input));
  }
}
