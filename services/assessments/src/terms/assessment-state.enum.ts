import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.5, state machine. */
export enum AssessmentState {
  DRAFT = 'DRAFT',
  ASSIGNED = 'ASSIGNED',
  IN_PROGRESS = 'IN_PROGRESS',
  PARTNER_COMMENTS = 'PARTNER_COMMENTS',
  SUBMITTED = 'SUBMITTED',
  QUALITY_REVIEW = 'QUALITY_REVIEW',
  RETURNED = 'RETURNED',
  FINAL = 'FINAL',
  EXPIRED = 'EXPIRED',
  SUPERSEDED = 'SUPERSEDED',
  INVALIDATED = 'INVALIDATED',
  CANCELLED = 'CANCELLED',
}

registerEnumType(AssessmentState, {
  name: 'AssessmentState',
  description: 'Where an assessment stands (domain-model.md 2.5).',
  valuesConfig: {
    DRAFT: { description: 'Planned; nobody is assigned.' },
    ASSIGNED: { description: 'Assessors are named.' },
    IN_PROGRESS: { description: 'Questions are being answered.' },
    PARTNER_COMMENTS: { description: 'The partner may comment until the deadline.' },
    SUBMITTED: { description: 'Complete; waits for the quality review.' },
    QUALITY_REVIEW: { description: 'Another person reviews it.' },
    RETURNED: { description: 'The review asked for more.' },
    FINAL: { description: 'In force until validUntil.' },
    EXPIRED: { description: 'Its last valid day has passed.' },
    SUPERSEDED: { description: 'A later one of the same owner, kind and scope took its place.' },
    INVALIDATED: { description: 'An event made it unreliable; readable for audit, never reused (A-INV-8).' },
    CANCELLED: { description: 'Given up before it was submitted.' },
  },
});
