import { registerEnumType } from 'type-graphql';

/** JIU-36: the thirteen kinds that the inspectors name. */
export enum RiskCategory {
  OPERATIONAL = 'OPERATIONAL',
  REPUTATIONAL = 'REPUTATIONAL',
  LEGAL = 'LEGAL',
  COUNTRY_FIELD = 'COUNTRY_FIELD',
  STRATEGIC = 'STRATEGIC',
  EXIT_STRATEGY = 'EXIT_STRATEGY',
  COUNTERPARTY = 'COUNTERPARTY',
  SYSTEMIC = 'SYSTEMIC',
  CONCENTRATION = 'CONCENTRATION',
  COMPLIANCE = 'COMPLIANCE',
  CYBER = 'CYBER',
  CONTRACTUAL = 'CONTRACTUAL',
  FINANCIAL = 'FINANCIAL',
}

registerEnumType(RiskCategory, {
  name: 'RiskCategory',
  description: 'Kinds of risk in working through partners (JIU-36).',
  valuesConfig: {
    OPERATIONAL: { description: 'Processes, people or supplies fail.' },
    REPUTATIONAL: { description: 'What the partner does, or is said to do, harms the name of the agency.' },
    LEGAL: { description: 'Disputes, liability, legal standing.' },
    COUNTRY_FIELD: { description: 'Security, access and politics where the work is done.' },
    STRATEGIC: { description: 'The partnership does not serve what it is for.' },
    EXIT_STRATEGY: { description: 'The work cannot be ended or handed over well.' },
    COUNTERPARTY: { description: 'The partner cannot do, or pay, what it owes.' },
    SYSTEMIC: { description: 'One failure that brings others down with it.' },
    CONCENTRATION: { description: 'Too much depends on one partner.' },
    COMPLIANCE: { description: 'Rules of the agency, donors or sanctions are broken.' },
    CYBER: { description: 'Information systems and personal data.' },
    CONTRACTUAL: { description: 'The agreement is unclear, breached or not enforced.' },
    FINANCIAL: { description: 'Money is lost, misused or not accounted for.' },
  },
});
