import type { Role } from '@partner-commons/platform/viewer';

/** Who reads the register of the own agency: OWNER_ONLY (domain-model.md 2.8); row-level security names the same. */
export const riskReaders: Role[] = [
  'ASSESSOR',
  'ASSURANCE_OFFICER',
  'PROGRAMME_OFFICER',
  'REPRESENTATIVE',
  'IP_UNIT_ADMIN',
  'OVERSIGHT_AUDITOR',
];

/** Who works with partners, and knows their risks. */
export const riskKeepers: Role[] = ['ASSESSOR', 'ASSURANCE_OFFICER', 'PROGRAMME_OFFICER', 'IP_UNIT_ADMIN'];

/** Who answers for a risk above the appetite (JIU-39). */
export const riskAcceptors: Role[] = ['REPRESENTATIVE', 'IP_UNIT_ADMIN'];
