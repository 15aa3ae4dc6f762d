import { registerEnumType } from 'type-graphql';

/** Feature 90: what an agency agrees to of its figures of a KPI. */
export enum KpiSharing {
  SHARED = 'SHARED',
  TOTALS_ONLY = 'TOTALS_ONLY',
  WITHHELD = 'WITHHELD',
}

registerEnumType(KpiSharing, {
  name: 'KpiSharing',
  description: 'How far the figures of an agency travel (feature 90).',
  valuesConfig: {
    SHARED: { description: 'Every agency sees them; so it is when nothing is decided.' },
    TOTALS_ONLY: {
      description: 'They enter totals with those of two or more other agencies like them, and nothing else.',
    },
    WITHHELD: { description: 'The agency sees them alone.' },
  },
});
