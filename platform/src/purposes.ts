/** Why personal or confidential data is asked for (standards.md 3.12, purpose specification); sent in `x-purpose`. */
export const purposes = [
  'PARTNER_SELECTION',
  'DUE_DILIGENCE',
  'SCREENING',
  'RISK_MANAGEMENT',
  'ASSURANCE_PLANNING',
  'MONITORING',
  'REPORTING',
  'DONOR_REPORTING',
  'AUDIT',
  'INVESTIGATION',
] as const;
export type Purpose = (typeof purposes)[number];
