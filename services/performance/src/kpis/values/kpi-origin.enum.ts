import { registerEnumType } from 'type-graphql';

export enum KpiOrigin {
  SUBMITTED = 'SUBMITTED',
  DERIVED = 'DERIVED',
}

registerEnumType(KpiOrigin, {
  name: 'KpiOrigin',
  description: 'Who counted a figure. Where both stand for one cell, the submitted one is shown.',
  valuesConfig: {
    SUBMITTED: { description: 'An agency, from its own records.' },
    DERIVED: { description: 'This service, from the facts that all services share.' },
  },
});
