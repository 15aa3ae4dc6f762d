import { registerEnumType } from 'type-graphql';

/** standards.md 3.1. */
export enum AssuranceBasis {
  MICRO_ASSESSMENT = 'MICRO_ASSESSMENT',
  HIGH_RISK_ASSUMED = 'HIGH_RISK_ASSUMED',
  LOW_RISK_ASSUMED = 'LOW_RISK_ASSUMED',
  NEGATIVE_AUDIT_RESULTS = 'NEGATIVE_AUDIT_RESULTS',
  SIMPLIFIED_CHECKLIST = 'SIMPLIFIED_CHECKLIST',
  OTHERS = 'OTHERS',
}

registerEnumType(AssuranceBasis, {
  name: 'AssuranceBasis',
  description: 'On what the HACT risk of a plan rests (standards.md 3.1).',
  valuesConfig: {
    MICRO_ASSESSMENT: { description: 'A valid micro-assessment.' },
    HIGH_RISK_ASSUMED: { description: 'High risk is assumed, since nothing valid is known, or by decision.' },
    LOW_RISK_ASSUMED: { description: 'Low risk is assumed by decision.' },
    NEGATIVE_AUDIT_RESULTS: { description: 'The last audit was adverse or disclaimed, after any micro-assessment.' },
    SIMPLIFIED_CHECKLIST: { description: 'A valid simplified checklist.' },
    OTHERS: { description: 'The owner decided on a band for another reason, which it gives.' },
  },
});

export enum AssessmentDue {
  NOT_DUE = 'NOT_DUE',
  APPROACHING_THRESHOLD = 'APPROACHING_THRESHOLD',
  DUE = 'DUE',
}

registerEnumType(AssessmentDue, {
  name: 'AssessmentDue',
  description: 'Whether a micro-assessment is needed for so much cash (standards.md 3.1, "When required").',
  valuesConfig: {
    NOT_DUE: { description: 'One is valid, or cash is below what matters.' },
    APPROACHING_THRESHOLD: { description: 'None is valid, and cash comes near the threshold.' },
    DUE: { description: 'None is valid, and cash is above the threshold.' },
  },
});

export enum CashSource {
  GIVEN = 'GIVEN',
  AGREEMENTS = 'AGREEMENTS',
}

registerEnumType(CashSource, {
  name: 'CashSource',
  description: 'Where the planned cash of a plan comes from.',
  valuesConfig: {
    GIVEN: { description: 'The agency gave it.' },
    AGREEMENTS: { description: 'From agreements that are open in the year, by days; it follows them.' },
  },
});

export enum AssurancePlanCause {
  PLANNED = 'PLANNED',
  CHANGED = 'CHANGED',
  RECOMPUTED = 'RECOMPUTED',
  ACTIVITIES = 'ACTIVITIES',
  YEAR_CLOSED = 'YEAR_CLOSED',
}

registerEnumType(AssurancePlanCause, {
  name: 'AssurancePlanCause',
  description: 'Why a plan has a new version.',
  valuesConfig: {
    PLANNED: { description: 'It was made.' },
    CHANGED: { description: 'The agency changed what it gave.' },
    RECOMPUTED: { description: 'Band, cash, type or parameters changed (A-INV-7).' },
    ACTIVITIES: { description: 'Activities were planned, done, shared or given up.' },
    YEAR_CLOSED: { description: 'The year ended: its minimum stays as it is.' },
  },
});
