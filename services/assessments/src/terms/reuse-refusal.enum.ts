import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.5. */
export enum ReuseRefusal {
  EXPIRED = 'EXPIRED',
  METHOD_NOT_ACCEPTED = 'METHOD_NOT_ACCEPTED',
  SCOPE_ENTITY = 'SCOPE_ENTITY',
  SCOPE_COUNTRY = 'SCOPE_COUNTRY',
  SCOPE_AMOUNT = 'SCOPE_AMOUNT',
  SCOPE_FUNCTION = 'SCOPE_FUNCTION',
  NO_CONSENT = 'NO_CONSENT',
  INVALIDATING_EVENT = 'INVALIDATING_EVENT',
  QUALITY_CONCERN = 'QUALITY_CONCERN',
  NOT_SIGNATORY = 'NOT_SIGNATORY',
  OWNER_EMBARGO = 'OWNER_EMBARGO',
}

registerEnumType(ReuseRefusal, {
  name: 'ReuseRefusal',
  description: 'Why an assessment is not to be relied on (domain-model.md 2.5).',
  valuesConfig: {
    EXPIRED: { description: 'It is not in force, or no longer.' },
    METHOD_NOT_ACCEPTED: {
      description: 'The agency accepts neither the methodology nor one that covers enough of it.',
    },
    SCOPE_ENTITY: { description: 'It speaks of another entity.' },
    SCOPE_COUNTRY: { description: 'The agency excludes the country.' },
    SCOPE_AMOUNT: { description: 'More money is planned than it can stand for.' },
    SCOPE_FUNCTION: { description: 'It does not cover the functions that are needed.' },
    NO_CONSENT: { description: 'The partner declined.' },
    INVALIDATING_EVENT: { description: 'Something happened since that makes it unreliable.' },
    QUALITY_CONCERN: { description: 'Somebody found it not good enough.' },
    NOT_SIGNATORY: { description: 'The two agencies have not agreed to rely on one another.' },
    OWNER_EMBARGO: { description: 'The owner does not agree; why stays with the owner.' },
  },
});
