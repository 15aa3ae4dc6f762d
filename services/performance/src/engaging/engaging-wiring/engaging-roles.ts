import type { Role } from '@partner-commons/platform/viewer';

/** Those who keep the facts of their agency's agreements, and its system. */
export const factKeepers: Role[] = ['FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'ERP_CONNECTOR'];
/** Schedule and results come from programmes as well. */
export const programmeKeepers: Role[] = [...factKeepers, 'PROGRAMME_OFFICER'];
export const resultCheckers: Role[] = ['PROGRAMME_OFFICER', 'IP_UNIT_ADMIN', 'ASSURANCE_OFFICER', 'EVALUATOR'];
export const resultPublishers: Role[] = ['PROGRAMME_OFFICER', 'IP_UNIT_ADMIN'];
export const reconcilers: Role[] = ['FINANCE_OFFICER', 'IP_UNIT_ADMIN'];
/** Whoever can mend a record, or has to answer for the figures that are made from it. */
export const issueMinders: Role[] = ['PROGRAMME_OFFICER', 'FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'KPI_STEWARD'];
