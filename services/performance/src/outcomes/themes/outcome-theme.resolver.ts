import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { AddOutcomeThemeInput } from './outcome-theme.inputs';
import { OutcomeTheme } from './outcome-theme.view';

@Resolver()
export class OutcomeThemeResolver {
  @Query(() => [OutcomeTheme], { description: 'All themes of outcomes, by code (UNICEF-39).' })
  outcomeThemes(@Ctx() { outcomeThemes }: PerformanceContext) {
    return outcomeThemes.all();
  }

  @Mutation(() => OutcomeTheme, {
    description: 'Adds a theme for all agencies. Refused: CONFLICT / CODE_TAKEN, INVALID_INPUT.',
  })
  addOutcomeTheme(
    @Arg('input', () => AddOutcomeThemeInput) input: AddOutcomeThemeInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('addOutcomeTheme', ({ outcomeThemes }) => outcomeThemes.add(input));
  }
}
