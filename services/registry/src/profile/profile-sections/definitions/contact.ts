import { workingLanguages } from '../section.choices';
import {
  boolean,
  choices,
  country,
  longText,
  mandatory,
  mandatoryWhen,
  type SectionDefinition,
  text,
} from '../section.definition';

/** Of the organisation; people are key persons. */
export const contact: SectionDefinition = {
  code: 'CONTACT',
  version: 1,
  label: { en: 'Contact', fr: 'Coordonnées' },
  mandatory: true,
  confidential: false,
  fields: [
    text('address', 'Postal address', 'Adresse postale', mandatory),
    text('city', 'Town', 'Ville', mandatory),
    country('country', 'Country', 'Pays', mandatory),
    text('telephone', 'Telephone', 'Téléphone', { mandatory: true, format: 'PHONE', maxLength: 30 }),
    text('email', 'E-mail of the organisation', "Courriel de l'organisation", { mandatory: true, format: 'EMAIL' }),
    text('website', 'Website', 'Site web', { format: 'URL' }),
    choices('workingLanguages', 'Working languages', 'Langues de travail', {
      mandatory: true,
      choices: workingLanguages,
    }),
    boolean('reliableConnection', 'Reliable telephone and internet', 'Téléphone et internet fiables', mandatory),
    longText(
      'connectionNote',
      'How to reach it without',
      'Comment la joindre sinon',
      mandatoryWhen('reliableConnection', false),
    ),
  ],
};
