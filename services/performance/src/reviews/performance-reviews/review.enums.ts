import { registerEnumType } from 'type-graphql';

/** UNICEF-51. */
export enum ReviewDimension {
  PARTNERSHIP_CONTRIBUTION = 'PARTNERSHIP_CONTRIBUTION',
  PARTNER_CONTRIBUTION = 'PARTNER_CONTRIBUTION',
  VALUE_ADDED = 'VALUE_ADDED',
  QUALITY_AND_TRANSACTION_COST = 'QUALITY_AND_TRANSACTION_COST',
}

registerEnumType(ReviewDimension, {
  name: 'ReviewDimension',
  description: 'What a review looks at in a partnership (UNICEF-51).',
  valuesConfig: {
    PARTNERSHIP_CONTRIBUTION: { description: 'What the partnership contributed to results.' },
    PARTNER_CONTRIBUTION: { description: 'What the partner brought in, beside the funds.' },
    VALUE_ADDED: { description: 'What the partnership gained against other ways to the same result.' },
    QUALITY_AND_TRANSACTION_COST: { description: 'How well the two worked together, and what that cost both.' },
  },
});

/** JIU-44. */
export enum ReviewCriterion {
  CONTRACT_TERMS = 'CONTRACT_TERMS',
  QUALITY = 'QUALITY',
  KPI_ATTAINMENT = 'KPI_ATTAINMENT',
  OBLIGATIONS = 'OBLIGATIONS',
}

registerEnumType(ReviewCriterion, {
  name: 'ReviewCriterion',
  description: 'What a partner is held to by its agreement (JIU-44).',
  valuesConfig: {
    CONTRACT_TERMS: { description: 'Whether the terms were kept.' },
    QUALITY: { description: 'Whether the work met the quality that was agreed.' },
    KPI_ATTAINMENT: { description: 'Whether the indicators reached their targets.' },
    OBLIGATIONS: { description: 'Reports on time, audits, safeguarding.' },
  },
});

export enum ReviewScore {
  UNSATISFACTORY = 'UNSATISFACTORY',
  PARTLY_SATISFACTORY = 'PARTLY_SATISFACTORY',
  SATISFACTORY = 'SATISFACTORY',
  HIGHLY_SATISFACTORY = 'HIGHLY_SATISFACTORY',
}

registerEnumType(ReviewScore, {
  name: 'ReviewScore',
  description: 'The one scale of all agencies, from 1 to 4 (domain-model.md 2.7).',
  valuesConfig: {
    UNSATISFACTORY: { description: '1' },
    PARTLY_SATISFACTORY: { description: '2' },
    SATISFACTORY: { description: '3' },
    HIGHLY_SATISFACTORY: { description: '4' },
  },
});

/** UNICEF-67. */
export enum ReviewMethod {
  DESK = 'DESK',
  FIELD = 'FIELD',
  SURVEY = 'SURVEY',
  EVALUATION = 'EVALUATION',
  MIXED = 'MIXED',
}

registerEnumType(ReviewMethod, {
  name: 'ReviewMethod',
  description: 'How a review was made (UNICEF-67).',
  valuesConfig: {
    DESK: { description: 'From papers.' },
    FIELD: { description: 'From visits.' },
    SURVEY: { description: 'From questions to those who take part.' },
    EVALUATION: { description: 'By an evaluation.' },
    MIXED: { description: 'By several of these.' },
  },
});

export enum ReviewRecommendation {
  RECOMMEND = 'RECOMMEND',
  RECOMMEND_WITH_CONDITIONS = 'RECOMMEND_WITH_CONDITIONS',
  DO_NOT_RECOMMEND = 'DO_NOT_RECOMMEND',
}

registerEnumType(ReviewRecommendation, {
  name: 'ReviewRecommendation',
  description: 'Whether the agency advises others to work with the partner; INTER_AGENCY once it is published.',
  valuesConfig: {
    RECOMMEND: { description: 'Yes.' },
    RECOMMEND_WITH_CONDITIONS: { description: 'Yes, when the conditions in the body are met.' },
    DO_NOT_RECOMMEND: {
      description: "No: needs a supervisor's sign-off and the partner's answer, or its 15 working days (P-INV-6).",
    },
  },
});

export enum ReviewState {
  DRAFT = 'DRAFT',
  AWAITING_RESPONSE = 'AWAITING_RESPONSE',
  PUBLISHED = 'PUBLISHED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(ReviewState, {
  name: 'ReviewState',
  description: 'Where a review stands.',
  valuesConfig: {
    DRAFT: { description: 'Being written; for its agency alone.' },
    AWAITING_RESPONSE: { description: 'Shown to the partner, which has 15 working days to answer.' },
    PUBLISHED: { description: 'Band and recommendation are for all agencies; the body by grant (P-INV-6).' },
    WITHDRAWN: { description: 'Taken back; it counts for nothing any more.' },
  },
});

/** Feature 84. */
export enum ReviewMilestone {
  PROPOSAL = 'PROPOSAL',
  REPORTING = 'REPORTING',
  MONITORING = 'MONITORING',
  REVISION = 'REVISION',
  AUDIT = 'AUDIT',
  CLOSURE = 'CLOSURE',
}

registerEnumType(ReviewMilestone, {
  name: 'ReviewMilestone',
  description: 'At which point of an agreement a partner is rated (feature 84).',
  valuesConfig: {
    PROPOSAL: { description: 'The proposal, and how it was negotiated.' },
    REPORTING: { description: 'A report, narrative or financial.' },
    MONITORING: { description: 'A visit or another check of the work.' },
    REVISION: { description: 'A change of the agreement.' },
    AUDIT: { description: 'An audit or spot check.' },
    CLOSURE: { description: 'The end of the agreement.' },
  },
});
