import { registerEnumType } from 'type-graphql';

export enum AssuranceActivityState {
  PLANNED = 'PLANNED',
  IN_PROGRESS = 'IN_PROGRESS',
  SUBMITTED = 'SUBMITTED',
  FINAL = 'FINAL',
  CANCELLED = 'CANCELLED',
}

registerEnumType(AssuranceActivityState, {
  name: 'AssuranceActivityState',
  description: 'Where an assurance activity stands (standards.md 3.2, engagement dates).',
  valuesConfig: {
    PLANNED: { description: 'It has a time, and nothing was done.' },
    IN_PROGRESS: { description: 'The partner was contacted, or visited.' },
    SUBMITTED: { description: 'The report is complete.' },
    FINAL: { description: 'It counts as done.' },
    CANCELLED: { description: 'Given up; the owner knows why.' },
  },
});

export enum AssuranceAuditor {
  AGENCY_STAFF = 'AGENCY_STAFF',
  AUDIT_FIRM = 'AUDIT_FIRM',
  SUPREME_AUDIT_INSTITUTION = 'SUPREME_AUDIT_INSTITUTION',
  THIRD_PARTY = 'THIRD_PARTY',
}

registerEnumType(AssuranceAuditor, {
  name: 'AssuranceAuditor',
  description: 'Who carries an assurance activity out.',
  valuesConfig: {
    AGENCY_STAFF: { description: 'Staff of the owner.' },
    AUDIT_FIRM: { description: 'A contracted firm.' },
    SUPREME_AUDIT_INSTITUTION: { description: "The country's own supreme audit institution (standards.md 3.13)." },
    THIRD_PARTY: { description: 'Somebody else, such as a monitoring contractor.' },
  },
});
