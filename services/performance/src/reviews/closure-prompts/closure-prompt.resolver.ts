import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { ClosureAssessment, ClosureAssessmentConnection } from '../closure-assessments/closure-assessment.view';
import { DismissClosurePromptInput } from './closure-prompt.inputs';
import { PracticePrompt } from './closure-prompt.view';

@Resolver(() => ClosureAssessment)
export class ClosurePromptResolver {
  @Query(() => ClosureAssessmentConnection, {
    description:
      'Written closures of your agency of which nobody has told a good practice or a lesson yet, those of the earliest end first (UNICEF-68).',
  })
  closurePrompts(@Args(() => PageArgs) args: PageArgs, @Ctx() { closurePrompts }: PerformanceContext) {
    return closurePrompts.page(args);
  }

  @Mutation(() => ClosureAssessment, {
    description:
      'Says that an agreement taught nothing that others could use, once and with a reason (UNICEF-68). Refused: NOT_FOUND, CONFLICT / INVALID_STATE unless its closure is written and still asked about.',
  })
  dismissClosurePrompt(
    @Arg('input', () => DismissClosurePromptInput) input: DismissClosurePromptInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('dismissClosurePrompt', ({ closurePrompts }) => closurePrompts.dismiss(input));
  }

  @FieldResolver(() => PracticePrompt, {
    nullable: true,
    description:
      'Whether a good practice or lesson is still wanted (UNICEF-68); null for other agencies, and unless it is written.',
  })
  practicePrompt(@Root() closure: ClosureAssessment, @Ctx() { closurePrompts }: PerformanceContext) {
    return closurePrompts.of(closure);
  }
}
