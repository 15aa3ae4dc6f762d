import { registerEnumType } from 'type-graphql';

export enum Disclosable {
  ASSESSMENT = 'ASSESSMENT',
  ASSURANCE_ACTIVITY = 'ASSURANCE_ACTIVITY',
  CAPACITY_PLAN = 'CAPACITY_PLAN',
  DUE_DILIGENCE_CASE = 'DUE_DILIGENCE_CASE',
}

registerEnumType(Disclosable, {
  name: 'Disclosable',
  description: 'What of an agency another agency may be granted to read (domain-model.md 2.8).',
  valuesConfig: {
    ASSESSMENT: { description: 'The body of an assessment: answers, report, comments.' },
    ASSURANCE_ACTIVITY: { description: 'Report and findings of a visit, spot check or audit.' },
    CAPACITY_PLAN: { description: 'A capacity development plan.' },
    DUE_DILIGENCE_CASE: { description: 'Findings and decision of a due diligence.' },
  },
});
