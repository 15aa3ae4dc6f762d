import type { AssuranceRules } from './assurance-parameters.rules';

/**
 * standards.md 3.2: UNICEF's parameters; costs and the window of overlaps are estimates. All of it is to be confirmed.
 * A migration wrote these: they are never edited, another version is another row.
 */
export const shippedRules: AssuranceRules = {
  exemptTypes: ['UN_ENTITY', 'IGO_OR_DEVELOPMENT_BANK'],
  visitBands: [
    { upToUsd: '2500', low: 0, moderate: 0, significant: 0, high: 0 },
    { upToUsd: '100000', low: 1, moderate: 1, significant: 1, high: 1 },
    { upToUsd: '500000', low: 1, moderate: 2, significant: 3, high: 3 },
    { upToUsd: null, low: 2, moderate: 3, significant: 4, high: 4 },
  ],
  spotCheckAboveUsd: '50000',
  spotChecks: 1,
  auditReplacesSpotCheck: true,
  countedAsVisit: ['PROGRAMMATIC_VISIT', 'THIRD_PARTY_MONITORING', 'REMOTE_CHECK'],
  countedAsSpotCheck: ['SPOT_CHECK'],
  countedAsAudit: ['SCHEDULED_AUDIT', 'SPECIAL_AUDIT', 'NEX_NIM_AUDIT', 'INTERNAL_CONTROL_AUDIT'],
  requiredAboveUsd: '100000',
  approachingAboveUsd: '50000',
  reportingFromMonth: 10,
  overlapDays: 92,
  visitCostUsd: '2000',
  spotCheckCostUsd: '3000',
  auditCostUsd: '10000',
};

/** standards.md 3.1: UNDP asks for a micro-assessment above 150,000 a year. */
export const shippedRulesOfUndp: AssuranceRules = {
  ...shippedRules,
  requiredAboveUsd: '150000',
  approachingAboveUsd: null,
};
