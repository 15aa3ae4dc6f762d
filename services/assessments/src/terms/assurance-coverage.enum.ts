import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.5, standards.md 3.2. */
export enum AssuranceCoverage {
  VOID = 'VOID',
  PARTIAL = 'PARTIAL',
  COMPLETE = 'COMPLETE',
}

registerEnumType(AssuranceCoverage, {
  name: 'AssuranceCoverage',
  description: 'How much of the minimum of a year is done.',
  valuesConfig: {
    VOID: { description: 'Nothing is done.' },
    PARTIAL: { description: 'Something is done, and less than the minimum.' },
    COMPLETE: { description: 'Visits, spot checks and audits each reach their minimum.' },
  },
});
