import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.5, with what a request waits for while the partner has not agreed. */
export enum ReuseOutcome {
  ACCEPTED_AUTOMATIC = 'ACCEPTED_AUTOMATIC',
  ACCEPTED = 'ACCEPTED',
  ACCEPTED_WITH_SUPPLEMENT = 'ACCEPTED_WITH_SUPPLEMENT',
  REFUSED = 'REFUSED',
  ESCALATED = 'ESCALATED',
  PENDING_CONSENT = 'PENDING_CONSENT',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(ReuseOutcome, {
  name: 'ReuseOutcome',
  description: 'Whether an agency may rely on the assessment of another one (domain-model.md 2.5, JIU-57).',
  valuesConfig: {
    ACCEPTED_AUTOMATIC: { description: 'All eleven checks pass.' },
    ACCEPTED: { description: 'People accepted it after it was escalated.' },
    ACCEPTED_WITH_SUPPLEMENT: { description: 'Accepted; what is missing is assessed besides.' },
    REFUSED: { description: 'Not to be relied on.' },
    ESCALATED: { description: 'People of the owner, or of the agency that asks, decide.' },
    PENDING_CONSENT: { description: 'Waits for the consent of the partner, and is decided anew when it comes.' },
    WITHDRAWN: { description: 'The agency that asked gave it up.' },
  },
});
