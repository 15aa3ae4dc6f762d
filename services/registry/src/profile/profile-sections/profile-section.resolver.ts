import { Arg, Query, Resolver } from 'type-graphql';
import { ProfileSectionForm } from './profile-section.view';
import { sections } from './section.catalogue';
import { describeSection, languageOf } from './section-form.rules';

@Resolver()
export class ProfileSectionResolver {
  @Query(() => [ProfileSectionForm], {
    description: 'The forms of all sections of a profile, in the order to show them (feature 18).',
  })
  profileSections(
    @Arg('language', () => String, { defaultValue: 'en', description: 'ISO 639-1: en or fr; others get English.' })
    language: string,
  ) {
    return sections.map((section) => describeSection(section, languageOf(language)));
  }
}
