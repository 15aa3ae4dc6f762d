import { list, longText, mandatory, type SectionDefinition, text } from '../section.definition';

export const otherInfo: SectionDefinition = {
  code: 'OTHER_INFO',
  version: 1,
  label: { en: 'Other information', fr: 'Autres informations' },
  mandatory: false,
  confidential: false,
  fields: [
    longText('about', 'What else to know', 'Ce qu’il faut savoir de plus'),
    list('links', 'Links', 'Liens', {
      mostItems: 20,
      items: [
        text('title', 'Title', 'Titre', mandatory),
        text('address', 'Address', 'Adresse', { mandatory: true, format: 'URL' }),
      ],
    }),
  ],
};
