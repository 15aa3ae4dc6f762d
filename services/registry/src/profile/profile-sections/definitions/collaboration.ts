import {
  boolean,
  document,
  list,
  longText,
  mandatory,
  mandatoryWhen,
  type SectionDefinition,
  text,
  year,
} from '../section.definition';

export const collaboration: SectionDefinition = {
  code: 'COLLABORATION',
  version: 1,
  label: { en: 'Collaboration', fr: 'Collaboration' },
  mandatory: true,
  confidential: false,
  fields: [
    boolean('workedWithUn', 'Has worked with the United Nations', 'A travaillé avec les Nations Unies', mandatory),
    list('unPartnerships', 'Partnerships with the United Nations', 'Partenariats avec les Nations Unies', {
      ...mandatoryWhen('workedWithUn', true),
      items: [
        text('agency', 'Agency', 'Agence', mandatory),
        text('project', 'Project', 'Projet', { maxLength: 1_000 }),
        year('from', 'From', 'De'),
        year('to', 'To', 'À'),
      ],
    }),
    boolean('accredited', 'Accredited or certified', 'Accréditée ou certifiée', mandatory),
    list('accreditations', 'Accreditations', 'Accréditations', {
      ...mandatoryWhen('accredited', true),
      items: [
        text('body', 'Body', 'Organisme', mandatory),
        year('since', 'Since', 'Depuis', mandatory),
        document('certificate', 'Certificate', 'Certificat'),
      ],
    }),
    list('references', 'Organisations that can be asked', 'Organisations à consulter', {
      mostItems: 20,
      items: [
        text('organisation', 'Organisation', 'Organisation', mandatory),
        longText('about', 'About what', 'À quel sujet'),
      ],
    }),
    longText('networks', 'Networks and coalitions', 'Réseaux et coalitions'),
  ],
};
