import type { Role } from '@partner-commons/platform/viewer';

/** Who reviews: who runs the agreement, the unit that evaluates, and the unit that keeps the agency's partnerships. */
export const reviewWriters: Role[] = ['PROGRAMME_OFFICER', 'EVALUATOR', 'IP_UNIT_ADMIN'];
/** Who supervises them (P-INV-6). */
export const reviewSigners: Role[] = ['REPRESENTATIVE', 'SENIOR_OFFICIAL'];
/** Need to know: who works with partners, judges them, answers for them, or oversees that. */
export const reviewReaders: Role[] = [
  ...reviewWriters,
  ...reviewSigners,
  'ASSESSOR',
  'ASSURANCE_OFFICER',
  'OVERSIGHT_AUDITOR',
];
/** Who decides what other agencies may read (JIU-59). */
export const reviewGranters: Role[] = ['EVALUATOR', 'REPRESENTATIVE', 'IP_UNIT_ADMIN'];
export const readingWatchers: Role[] = ['EVALUATOR', 'IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR', 'DATA_PROTECTION_OFFICER'];
/** Feature 84: who sees a partner at a milestone. */
export const milestoneRaters: Role[] = [...reviewWriters, 'ASSURANCE_OFFICER'];
/** Raw answers of partners are for the independent unit (domain-model.md 2.8). */
export const feedbackUnit: Role[] = ['EVALUATOR', 'OVERSIGHT_AUDITOR'];
/** UNICEF-23: who evaluates partnerships for an agency, and who answers for what it will do. */
export const evaluationWriters: Role[] = ['EVALUATOR', 'IP_UNIT_ADMIN'];
export const evaluationAnswerers: Role[] = ['IP_UNIT_ADMIN', 'SENIOR_OFFICIAL'];
export const closureWriters: Role[] = [...reviewWriters, 'REPRESENTATIVE'];
export const closureReaders: Role[] = [...closureWriters, 'REPORT_EDITOR', 'REPORT_APPROVER', 'OVERSIGHT_AUDITOR'];
/** UNICEF-19: who answers for the office, and who works in it. */
export const selfAssessors: Role[] = ['PROGRAMME_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN'];
