import { experienceYears, sectors, staffBands } from '../section.choices';
import { choice, country, list, longText, mandatory, type SectionDefinition, text, year } from '../section.definition';

export const presenceExperience: SectionDefinition = {
  code: 'PRESENCE_EXPERIENCE',
  version: 1,
  label: { en: 'Presence and experience', fr: 'Présence et expérience' },
  mandatory: true,
  confidential: false,
  fields: [
    list('countries', 'Countries where it works', 'Pays où elle travaille', {
      mandatory: true,
      mostItems: 200,
      items: [
        country('country', 'Country', 'Pays', mandatory),
        year('since', 'Since', 'Depuis'),
        choice('staff', 'Staff there', 'Personnel sur place', { mandatory: true, choices: staffBands }),
        text('locations', 'Places', 'Lieux', { maxLength: 1_000 }),
      ],
    }),
    list('experience', 'Experience by sector', 'Expérience par secteur', {
      mandatory: true,
      items: [
        choice('sector', 'Sector', 'Secteur', { mandatory: true, choices: sectors }),
        choice('years', 'Years', 'Années', { mandatory: true, choices: experienceYears }),
        text('specialisation', 'Specialisation', 'Spécialisation'),
      ],
    }),
    longText('communityPresence', 'Roots in the communities', 'Ancrage dans les communautés', mandatory),
  ],
};
