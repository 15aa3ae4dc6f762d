import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { ConsultationOutcome } from '../outcomes/outcome.view';
import { TranslateOutcomeInput } from './outcome-translation.inputs';
import { OutcomeTranslation } from './outcome-translation.view';

@Resolver(() => ConsultationOutcome)
export class OutcomeTranslationResolver {
  @Mutation(() => ConsultationOutcome, {
    description:
      'Adds the present statement in another language (JIU-100). Refused: NOT_FOUND, FORBIDDEN, INVALID_INPUT, CONFLICT / ALREADY_TRANSLATED or INVALID_STATE.',
  })
  translateOutcome(
    @Arg('input', () => TranslateOutcomeInput) input: TranslateOutcomeInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('translateOutcome', ({ outcomeTranslations }) => outcomeTranslations.translate(input));
  }

  @FieldResolver(() => String, { description: 'What was found, in `lang` where there is a translation.' })
  statement(
    @Root() outcome: ConsultationOutcome,
    @Arg('lang', () => String, { nullable: true, description: 'ISO 639-1; its own language when not given.' })
    lang: string | null,
    @Ctx() { outcomeTranslations }: PerformanceContext,
  ) {
    return outcomeTranslations.statementOf(outcome, lang ?? null);
  }

  @FieldResolver(() => [OutcomeTranslation], { description: 'Of the present statement, one per language.' })
  translations(@Root() outcome: ConsultationOutcome, @Ctx() { outcomeTranslations }: PerformanceContext) {
    return outcomeTranslations.of(outcome);
  }
}
