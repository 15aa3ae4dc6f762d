import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { questionsOf } from '../scoring/answer-check.rules';
import { describeBands } from './band.rules';
import { MethodologiesArgs } from './methodology.inputs';
import { AssessmentMethodologyConnection } from './methodology.page';
import type { Methodology } from './methodology.types';
import { AssessmentMethodology, MethodologyScoring } from './methodology.view';
import { AnswerScale } from './questionnaire.view';

@Resolver(() => AssessmentMethodology)
export class MethodologyResolver {
  @Query(() => AssessmentMethodologyConnection, {
    description: 'The catalogue of methodologies, by code and version (JIU-15).',
  })
  methodologies(@Args(() => MethodologiesArgs) args: MethodologiesArgs, @Ctx() { methodologies }: AssessmentsContext) {
    return methodologies.list(args);
  }

  @Query(() => AssessmentMethodology, {
    nullable: true,
    description: 'One published version, with its questions, scales, scoring and validity; null when there is none.',
  })
  methodology(
    @Arg('code', () => String) code: string,
    @Arg('version', () => Int) version: number,
    @Ctx() { methodologies }: AssessmentsContext,
  ) {
    return methodologies.find(code, version);
  }

  @FieldResolver(() => [AnswerScale])
  scales(@Root() { scales }: Methodology): AnswerScale[] {
    return Object.entries(scales).map(([name, choices]) => ({ name, choices }));
  }

  @FieldResolver(() => MethodologyScoring)
  scoring(@Root() { scoring }: Methodology) {
    return { ...scoring, bands: describeBands(scoring) };
  }

  @FieldResolver(() => Int, { description: 'How many questions it has.' })
  questionCount(@Root() methodology: Methodology): number {
    return questionsOf(methodology).length;
  }

  @FieldResolver(() => Int, { description: 'How many of them are key questions.' })
  keyQuestionCount(@Root() methodology: Methodology): number {
    return questionsOf(methodology).filter(({ isKey }) => isKey).length;
  }
}
