import { policyStates } from '../section.choices';
import { choice, document, type FieldDefinition, mandatoryWhen, type SectionDefinition } from '../section.definition';

const policy = (code: string, en: string, fr: string): FieldDefinition[] => [
  choice(code, en, fr, { mandatory: true, choices: policyStates }),
  document(`${code}Document`, `${en}: the document`, `${fr} : le document`, mandatoryWhen(code, 'IN_FORCE')),
];

export const policies: SectionDefinition = {
  code: 'POLICIES',
  version: 1,
  label: { en: 'Policies', fr: 'Politiques' },
  mandatory: true,
  confidential: false,
  fields: [
    ...policy('finance', 'Financial management', 'Gestion financière'),
    ...policy('humanResources', 'Human resources', 'Ressources humaines'),
    ...policy('procurement', 'Procurement', 'Achats'),
    ...policy('assets', 'Assets and inventory', 'Biens et inventaire'),
    ...policy('codeOfConduct', 'Code of conduct', 'Code de conduite'),
    ...policy('dataProtection', 'Protection of personal data', 'Protection des données personnelles'),
  ],
};
