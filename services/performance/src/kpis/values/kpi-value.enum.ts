import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.7. */
export enum KpiQuality {
  REPORTED = 'REPORTED',
  ESTIMATED = 'ESTIMATED',
  DERIVED = 'DERIVED',
  AUDITED = 'AUDITED',
}

registerEnumType(KpiQuality, {
  name: 'KpiQuality',
  description: 'How much a figure can be relied on (domain-model.md 2.7).',
  valuesConfig: {
    REPORTED: { description: "As the agency's own records give it." },
    ESTIMATED: { description: 'An estimate; the records are incomplete.' },
    DERIVED: { description: 'Computed from other figures.' },
    AUDITED: { description: 'Confirmed by an audit.' },
  },
});
