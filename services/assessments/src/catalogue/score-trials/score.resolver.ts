import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { TryScoreInput } from './score.inputs';
import { MethodologyScore } from './score.view';

@Resolver()
export class ScoreResolver {
  @Query(() => MethodologyScore, {
    description:
      'What answers would come to by a methodology; nothing is kept. Refused: INVALID_INPUT / UNKNOWN_METHODOLOGY, UNKNOWN_QUESTION, NOT_ON_THE_SCALE, ANSWERED_TWICE, AMBIGUOUS_ANSWER, ALWAYS_APPLIES.',
  })
  tryScore(@Arg('input', () => TryScoreInput) input: TryScoreInput, @Ctx() { methodologies }: AssessmentsContext) {
    return methodologies.tryScore(input);
  }
}
