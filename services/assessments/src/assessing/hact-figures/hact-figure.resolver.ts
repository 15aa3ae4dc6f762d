import { Ctx, Query, Resolver } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { HactFigures } from './hact-figure.view';

@Resolver()
export class HactFigureResolver {
  @Query(() => HactFigures, {
    description:
      'Who uses HACT, and how micro-assessments rate partners, in counts from which nobody is told (JIU-110).',
  })
  hactFigures(@Ctx() { hactFigures }: AssessmentsContext) {
    return hactFigures.figures();
  }
}
