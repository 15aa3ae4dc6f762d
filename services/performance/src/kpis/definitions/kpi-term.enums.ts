import { registerEnumType } from 'type-graphql';

export enum KpiFrequency {
  YEARLY = 'YEARLY',
  QUARTERLY = 'QUARTERLY',
}

registerEnumType(KpiFrequency, {
  name: 'KpiFrequency',
  description: 'How often a figure is due. An agency may report by quarters what is due by the year, not both.',
  valuesConfig: {
    YEARLY: { description: 'Once for each year.' },
    QUARTERLY: { description: 'Once for each quarter.' },
  },
});

export enum KpiDimension {
  COUNTRY = 'COUNTRY',
  PARTNER_TYPE = 'PARTNER_TYPE',
  SECTOR = 'SECTOR',
  PARTNER = 'PARTNER',
}

registerEnumType(KpiDimension, {
  name: 'KpiDimension',
  description: 'What figures may be given for, besides the whole agency (JIU-62).',
  valuesConfig: {
    COUNTRY: { description: 'A country.' },
    PARTNER_TYPE: { description: 'A type of partner.' },
    SECTOR: { description: 'A sector.' },
    PARTNER: { description: 'A single partner; such figures are never added up.' },
  },
});

/** JIU-11: how much of an agency's expenditure goes through partners; obligations scale with it. */
export enum KpiMateriality {
  INSIGNIFICANT = 'INSIGNIFICANT',
  MODERATE = 'MODERATE',
  SIGNIFICANT = 'SIGNIFICANT',
}

registerEnumType(KpiMateriality, {
  name: 'KpiMateriality',
  description: 'How much of the expenditure of an agency goes through partners (JIU-11).',
  valuesConfig: {
    INSIGNIFICANT: { description: 'Hardly any.' },
    MODERATE: { description: 'A noticeable part.' },
    SIGNIFICANT: { description: 'A third or more.' },
  },
});

export enum KpiAlignmentKind {
  QCPR = 'QCPR',
  SDG = 'SDG',
  STRATEGIC_PLAN = 'STRATEGIC_PLAN',
  GRAND_BARGAIN = 'GRAND_BARGAIN',
}

registerEnumType(KpiAlignmentKind, {
  name: 'KpiAlignmentKind',
  description: 'A common framework that a definition may serve (JIU-46, SYS-20).',
  valuesConfig: {
    QCPR: { description: 'The quadrennial comprehensive policy review of the General Assembly.' },
    SDG: { description: 'A target of the Sustainable Development Goals.' },
    STRATEGIC_PLAN: { description: 'The strategic plan of an agency.' },
    GRAND_BARGAIN: { description: 'A commitment of the Grand Bargain.' },
  },
});

/** domain-model.md 2.7, and WITHDRAWN for a proposal that was given up. */
export enum KpiState {
  PROPOSED = 'PROPOSED',
  COMMENT = 'COMMENT',
  VOTE = 'VOTE',
  PUBLISHED = 'PUBLISHED',
  DEPRECATED = 'DEPRECATED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(KpiState, {
  name: 'KpiState',
  description: 'How far a definition is on its way from a proposal to a common rule (PSFP-32).',
  valuesConfig: {
    PROPOSED: { description: 'Proposed; nobody has commented yet.' },
    COMMENT: { description: 'Agencies comment; the proposer may change the text.' },
    VOTE: { description: 'Agencies vote on the text as it stands.' },
    PUBLISHED: { description: 'In force from its year; never changed again (P-INV-1).' },
    DEPRECATED: { description: 'Counts no more from a year on; figures of the years before stay.' },
    WITHDRAWN: { description: 'Given up before it was published.' },
  },
});
