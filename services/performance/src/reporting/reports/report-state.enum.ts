import { registerEnumType } from 'type-graphql';

/** domain-model.md 2.7. */
export enum ReportState {
  PLANNED = 'PLANNED',
  COLLECTING = 'COLLECTING',
  DRAFT = 'DRAFT',
  CONTRIBUTIONS = 'CONTRIBUTIONS',
  CLEARANCE = 'CLEARANCE',
  SIGNED_OFF = 'SIGNED_OFF',
  SUBMITTED = 'SUBMITTED',
  PRESENTED = 'PRESENTED',
}

registerEnumType(ReportState, {
  name: 'ReportState',
  description: 'Where a report stands on its way to the governing body.',
  valuesConfig: {
    PLANNED: { description: 'Created; nobody has been asked yet.' },
    COLLECTING: { description: 'Units were asked for their contributions.' },
    DRAFT: { description: 'Contributions were merged into the sections.' },
    CONTRIBUTIONS: { description: 'Units were asked once more, now that there is a draft.' },
    CLEARANCE: { description: 'Figures are frozen; the report waits for its approver.' },
    SIGNED_OFF: { description: 'Approved: nothing in it changes any more (P-INV-3).' },
    SUBMITTED: { description: 'With the governing body, and public.' },
    PRESENTED: { description: 'The governing body has dealt with it.' },
  },
});
