import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.5, JIU-50. */
export enum CapacityArea {
  GOVERNANCE = 'GOVERNANCE',
  FINANCIAL_MANAGEMENT = 'FINANCIAL_MANAGEMENT',
  ACCOUNTING = 'ACCOUNTING',
  INTERNAL_CONTROL = 'INTERNAL_CONTROL',
  INTERNAL_AUDIT = 'INTERNAL_AUDIT',
  HR = 'HR',
  PROCUREMENT = 'PROCUREMENT',
  ASSETS_INVENTORY = 'ASSETS_INVENTORY',
  PROGRAMME_MANAGEMENT = 'PROGRAMME_MANAGEMENT',
  M_AND_E = 'M_AND_E',
  SUB_PARTNERS = 'SUB_PARTNERS',
  ICT_SYSTEMS = 'ICT_SYSTEMS',
  SAFEGUARDING_PSEA = 'SAFEGUARDING_PSEA',
  ANTI_FRAUD = 'ANTI_FRAUD',
  DATA_PROTECTION = 'DATA_PROTECTION',
}

registerEnumType(CapacityArea, {
  name: 'CapacityArea',
  description: 'What a partner must be able to do: the functional areas of assessments, findings and plans (JIU-50).',
  valuesConfig: {
    GOVERNANCE: { description: 'Governing body, oversight, legal status.' },
    FINANCIAL_MANAGEMENT: { description: 'Budgets, reporting, funds flow.' },
    ACCOUNTING: { description: 'Accounting policies, system and records.' },
    INTERNAL_CONTROL: { description: 'Segregation of duties, payments, cash and bank.' },
    INTERNAL_AUDIT: { description: 'Internal audit and follow-up of recommendations.' },
    HR: { description: 'Staffing, recruitment, conduct.' },
    PROCUREMENT: { description: 'Procurement and contracts.' },
    ASSETS_INVENTORY: { description: 'Fixed assets, stocks and warehouses.' },
    PROGRAMME_MANAGEMENT: { description: 'Planning and running of programmes.' },
    M_AND_E: { description: 'Monitoring, evaluation and results.' },
    SUB_PARTNERS: { description: 'Selection and oversight of sub-partners.' },
    ICT_SYSTEMS: { description: 'Information systems and their security.' },
    SAFEGUARDING_PSEA: { description: 'Protection from sexual exploitation and abuse, and safeguarding.' },
    ANTI_FRAUD: { description: 'Prevention and reporting of fraud and corruption.' },
    DATA_PROTECTION: { description: 'Handling of personal data.' },
  },
});
