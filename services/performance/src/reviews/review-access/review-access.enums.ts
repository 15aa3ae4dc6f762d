import { type Purpose, purposes } from '@partner-commons/platform/purposes';
import { registerEnumType } from 'type-graphql';

export enum ReviewAccessLevel {
  SUMMARY = 'SUMMARY',
  FULL_NO_ATTACHMENTS = 'FULL_NO_ATTACHMENTS',
  FULL = 'FULL',
}

registerEnumType(ReviewAccessLevel, {
  name: 'ReviewAccessLevel',
  description: 'How much of the body of a review may be read (JIU-59).',
  valuesConfig: {
    SUMMARY: { description: 'The scores.' },
    FULL_NO_ATTACHMENTS: { description: 'Scores, narratives, conditions and the answer.' },
    FULL: { description: 'Everything, with the evidence.' },
  },
});

export enum ReviewAccessState {
  REQUESTED = 'REQUESTED',
  GRANTED = 'GRANTED',
  REFUSED = 'REFUSED',
  REVOKED = 'REVOKED',
}

registerEnumType(ReviewAccessState, {
  name: 'ReviewAccessState',
  description: 'Where leave to read a review stands.',
  valuesConfig: {
    REQUESTED: { description: 'Asked for; the owner decides.' },
    GRANTED: { description: 'Given, until its end.' },
    REFUSED: { description: 'Not given.' },
    REVOKED: { description: 'Taken back before its end.' },
  },
});

export enum ReviewAccessDecision {
  GRANT = 'GRANT',
  REFUSE = 'REFUSE',
}

registerEnumType(ReviewAccessDecision, {
  name: 'ReviewAccessDecision',
  description: "The owner's answer to a request.",
  valuesConfig: { GRANT: { description: 'It may be read.' }, REFUSE: { description: 'It may not.' } },
});

/** The codes of the header x-purpose (standards.md 3.12). */
export const ReviewPurpose = Object.fromEntries(purposes.map((purpose) => [purpose, purpose])) as {
  [Each in Purpose]: Each;
};

const descriptions: Record<Purpose, { description: string }> = {
  PARTNER_SELECTION: { description: 'To choose a partner.' },
  DUE_DILIGENCE: { description: 'To look into a partner before an agreement.' },
  SCREENING: { description: 'To screen against lists.' },
  RISK_MANAGEMENT: { description: 'To judge and treat risks of working with a partner.' },
  ASSURANCE_PLANNING: { description: 'To plan visits, spot checks and audits.' },
  MONITORING: { description: 'To follow work that is running.' },
  REPORTING: { description: "To report to the agency's own governing body." },
  DONOR_REPORTING: { description: 'To report to a donor.' },
  AUDIT: { description: 'For internal or external audit.' },
  INVESTIGATION: { description: 'For an investigation; what is read for it does not show to the partner.' },
};

registerEnumType(ReviewPurpose, {
  name: 'ReviewPurpose',
  description: 'Why the body of a review is asked for (standards.md 3.12); codes of the header x-purpose.',
  valuesConfig: descriptions,
});
