import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.5. */
export enum EntityScope {
  LEGAL_ENTITY = 'LEGAL_ENTITY',
  COUNTRY_OFFICE = 'COUNTRY_OFFICE',
  GROUP = 'GROUP',
}

registerEnumType(EntityScope, {
  name: 'EntityScope',
  description: 'How much of the organisation an assessment speaks of.',
  valuesConfig: {
    LEGAL_ENTITY: { description: 'The partner itself.' },
    COUNTRY_OFFICE: { description: 'One country office alone.' },
    GROUP: { description: 'The headquarters and the offices that it controls, which use the same systems.' },
  },
});
