import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { PaperLanguage } from '../papers/paper-language.enum';
import { SetExpectedFundingInput } from './checklist.inputs';
import { ChecklistItem, RegistrationChecklist } from './checklist.view';

@Resolver(() => ChecklistItem)
export class ChecklistResolver {
  @Query(() => RegistrationChecklist, {
    description: 'What a registration needs and what of it is there (UNHCR-10). Refused: NOT_FOUND.',
  })
  registrationChecklist(
    @Arg('registrationId', () => ID) registrationId: string,
    @Ctx() { checklists }: RegistryContext,
  ) {
    return checklists.ofRegistration(registrationId);
  }

  @Mutation(() => RegistrationChecklist, {
    description:
      'Enters what funds a registration expects; a community group below the ceiling then follows the simplified list (JIU-51). Refused: NOT_FOUND, FORBIDDEN / ROLE_REQUIRED, CONFLICT / INVALID_STATE once submitted.',
  })
  setExpectedFunding(
    @Arg('input', () => SetExpectedFundingInput) input: SetExpectedFundingInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('setExpectedFunding', ({ checklists }) => checklists.setExpectedFunding(input));
  }

  @FieldResolver(() => String, { description: 'What is asked for, in words.' })
  label(
    @Root() { labelEn, labelFr }: ChecklistItem,
    @Arg('language', () => PaperLanguage, { defaultValue: PaperLanguage.EN }) language: PaperLanguage,
  ) {
    return language === PaperLanguage.FR ? labelFr : labelEn;
  }
}
