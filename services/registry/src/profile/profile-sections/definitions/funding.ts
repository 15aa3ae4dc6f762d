import { donors, figureSources } from '../section.choices';
import { choice, choices, list, longText, mandatory, money, type SectionDefinition, text } from '../section.definition';

/** Amounts with currency, year and source; bands are derived from them and never entered (feature 23). */
export const funding: SectionDefinition = {
  code: 'FUNDING',
  version: 1,
  label: { en: 'Funding', fr: 'Financement' },
  mandatory: true,
  confidential: false,
  fields: [
    list('budgets', 'Annual budgets, the last three years', 'Budgets annuels, les trois dernières années', {
      mandatory: true,
      mostItems: 10,
      items: [
        money('budget', 'Budget', 'Budget', mandatory),
        choice('source', 'Source of the figure', 'Source du chiffre', { mandatory: true, choices: figureSources }),
      ],
    }),
    choices('donorKinds', 'Kinds of donors', 'Types de donateurs', { mandatory: true, choices: donors }),
    list('mainDonors', 'Main donors', 'Principaux donateurs', {
      mostItems: 20,
      items: [
        text('name', 'Name', 'Nom', mandatory),
        choice('kind', 'Kind', 'Type', { mandatory: true, choices: donors }),
        money('given', 'Given', 'Montant donné'),
      ],
    }),
    longText('note', 'Note', 'Remarque'),
  ],
};
