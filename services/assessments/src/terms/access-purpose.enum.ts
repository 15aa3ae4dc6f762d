import type { Purpose } from '@partner-commons/platform/purposes';
import { registerEnumType } from 'type-graphql';

/** One for each code that the header x-purpose takes (standards.md 3.12). */
export enum AccessPurpose {
  PARTNER_SELECTION = 'PARTNER_SELECTION',
  DUE_DILIGENCE = 'DUE_DILIGENCE',
  SCREENING = 'SCREENING',
  RISK_MANAGEMENT = 'RISK_MANAGEMENT',
  ASSURANCE_PLANNING = 'ASSURANCE_PLANNING',
  MONITORING = 'MONITORING',
  REPORTING = 'REPORTING',
  DONOR_REPORTING = 'DONOR_REPORTING',
  AUDIT = 'AUDIT',
  INVESTIGATION = 'INVESTIGATION',
}

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
  INVESTIGATION: {
    description: 'For an investigation. What is asked, granted and read for it does not show to the partner.',
  },
};

registerEnumType(AccessPurpose, {
  name: 'AccessPurpose',
  description: 'Why something confidential is asked for (standards.md 3.12); codes of the header x-purpose.',
  valuesConfig: descriptions,
});
