import { AssuranceFamily, AssuranceType, familyOf } from '../../terms/assurance-type.enum';
import type { AuditOpinion } from '../../terms/audit-opinion.enum';
import type { AssuranceActivityState, AssuranceAuditor } from './assurance-activity.enums';

/** The days of an activity, in the order in which they come (standards.md 3.2). */
export const dateNames = [
  'contactedOn',
  'fieldVisitOn',
  'draftToPartnerOn',
  'partnerCommentsOn',
  'draftToAgencyOn',
  'agencyCommentsOn',
  'submittedOn',
  'finalOn',
] as const;
export type DateName = (typeof dateNames)[number];
export type ActivityDates = Record<DateName, string | null>;

type State = `${AssuranceActivityState}`;

/** What may follow what; an activity that is final or given up stays so. */
const next: Record<State, readonly State[]> = {
  PLANNED: ['IN_PROGRESS', 'CANCELLED'],
  IN_PROGRESS: ['SUBMITTED', 'CANCELLED'],
  SUBMITTED: ['FINAL', 'CANCELLED'],
  FINAL: [],
  CANCELLED: [],
};

export const mayBecome = (from: State, to: State) => next[from].includes(to);

/** While something can be recorded. */
export const isOpen = (state: State) => state === 'PLANNED' || state === 'IN_PROGRESS';

/** The first thing that is wrong with the days; null when they are in order and none is to come. */
export function dateProblem(dates: ActivityDates, today: string): { field: DateName; message: string } | null {
  let before: { name: DateName; day: string } | null = null;
  for (const name of dateNames) {
    const day = dates[name];
    if (day === null) continue;
    if (day > today) return { field: name, message: `${name} has not come.` };
    if (before && day < before.day) return { field: name, message: `${name} is before ${before.name}.` };
    before = { name, day };
  }
  return null;
}

const intermediate: readonly DateName[] = [
  'fieldVisitOn',
  'draftToPartnerOn',
  'partnerCommentsOn',
  'draftToAgencyOn',
  'agencyCommentsOn',
];

/**
 * What is missing before the report can be submitted. Spot checks and audits pass through two drafts, so all five days
 * are needed (standards.md 3.2); a visit has no drafts, only its day.
 */
export function missingForSubmission(type: `${AssuranceType}`, dates: ActivityDates, hasReport: boolean): string[] {
  const needed = familyOf(type) === AssuranceFamily.VISIT ? (['fieldVisitOn'] as const) : intermediate;
  const missing: string[] = needed.filter((name) => dates[name] === null);
  return hasReport ? missing : [...missing, 'reportFileId'];
}

export const isAudit = (type: `${AssuranceType}`) => familyOf(type) === AssuranceFamily.AUDIT;

/** Financial audits end with an opinion; a special audit may end with findings alone. */
export const needsOpinion = (type: `${AssuranceType}`) => type === 'SCHEDULED_AUDIT' || type === 'NEX_NIM_AUDIT';

/** An opinion that makes earlier assessments doubtful (domain-model.md 2.5, InvalidatingEvent). */
export const isNegative = (opinion: `${AuditOpinion}` | null) => opinion === 'ADVERSE' || opinion === 'DISCLAIMER';

export function usualAuditor(type: `${AssuranceType}`): `${AssuranceAuditor}` {
  if (type === AssuranceType.THIRD_PARTY_MONITORING) return 'THIRD_PARTY';
  return isAudit(type) ? 'AUDIT_FIRM' : 'AGENCY_STAFF';
}

/** The day on which the work was done, as far as days tell. */
export const conductedOn = ({ fieldVisitOn, draftToPartnerOn, submittedOn, finalOn }: ActivityDates): string | null =>
  fieldVisitOn ?? draftToPartnerOn ?? submittedOn ?? finalOn;

/** 1 to 4; what happens before or after the year counts for its first or last quarter. */
export function quarterIn(year: number, day: string): number {
  const of = Number(day.slice(0, 4));
  if (of !== year) return of < year ? 1 : 4;
  return Math.ceil(Number(day.slice(5, 7)) / 3);
}

/** A special audit is no news for the partner before the auditor speaks to it. */
export const isKnownToPartner = (
  type: `${AssuranceType}`,
  { contactedOn, fieldVisitOn, draftToPartnerOn, finalOn }: ActivityDates,
) => type !== 'SPECIAL_AUDIT' || (contactedOn ?? fieldVisitOn ?? draftToPartnerOn ?? finalOn) !== null;
