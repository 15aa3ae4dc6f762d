import { registerEnumType } from 'type-graphql';

export enum MoneyKind {
  DISBURSEMENT = 'DISBURSEMENT',
  EXPENDITURE = 'EXPENDITURE',
  AUDITED_EXPENDITURE = 'AUDITED_EXPENDITURE',
  INELIGIBLE_EXPENDITURE = 'INELIGIBLE_EXPENDITURE',
  REFUND = 'REFUND',
  CAPACITY_SPEND = 'CAPACITY_SPEND',
  PROGRAMME_EXPENDITURE = 'PROGRAMME_EXPENDITURE',
  ASSURANCE_COST = 'ASSURANCE_COST',
}

registerEnumType(MoneyKind, {
  name: 'MoneyKind',
  description: 'What an amount of money is. All but the last two belong to one agreement.',
  valuesConfig: {
    DISBURSEMENT: { description: 'Paid by the agency to the partner.' },
    EXPENDITURE: { description: 'Reported by the partner as spent.' },
    AUDITED_EXPENDITURE: { description: 'Of the expenditure, what was tested by an audit or a check.' },
    INELIGIBLE_EXPENDITURE: { description: 'Of what was tested, what was found not to be eligible.' },
    REFUND: { description: 'Paid back by the partner.' },
    CAPACITY_SPEND: { description: "Spent on the partner's own capacity." },
    PROGRAMME_EXPENDITURE: { description: 'All programme expenditure of the agency, through partners or not.' },
    ASSURANCE_COST: { description: 'What the agency spent on audits, checks and visits.' },
  },
});

/** Of the whole agency: they name no agreement. */
export const agencyWideKinds: readonly MoneyKind[] = [MoneyKind.PROGRAMME_EXPENDITURE, MoneyKind.ASSURANCE_COST];
