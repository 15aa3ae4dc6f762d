import type { Role, Viewer } from '@partner-commons/platform/viewer';
import { actsFor, hasRole } from '@partner-commons/platform/viewer';
import type { KeyPersonRole } from './key-person.view';

/** What is sealed of a person: nothing of it stands in a column, an event, a log or the change log. */
export interface PersonDetails {
  fullName: string;
  nameOriginalScript: string | null;
  title: string | null;
  /** ISO 3166-1 alpha-2. */
  nationality: string | null;
  birthYear: number | null;
}

/** domain-model.md 2.8: "Key persons: CONFIDENTIAL (screeners, verifiers)"; vetting and data protection are of the same line. */
const readers: Role[] = [
  'SANCTIONS_SCREENER',
  'SANCTIONS_ADJUDICATOR',
  'VERIFIER',
  'VETTING_OFFICER',
  'DATA_PROTECTION_OFFICER',
];

export const mayReadPeople = (viewer: Viewer, partnerId: string) =>
  actsFor(viewer, partnerId) || (viewer.kind === 'AGENCY' && viewer.agency !== null && hasRole(viewer, ...readers));

/** standards.md 3.12: "key persons: relationship + 7 y". */
export const yearsKept = 7;

/** Leaving a role must not be the way out of an open hit, so whoever left is screened for another year. */
export const yearsScreenedAfterEnd = 1;

/** The date that many years before an instant; 29 February becomes the 28th. */
export function yearsBefore(now: Date, years: number): string {
  const [month, day] = [now.getUTCMonth(), now.getUTCDate()];
  const year = now.getUTCFullYear() - years;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** What of a person differs, by the names of the fields alone. */
export function changedFacts(before: PersonDetails, after: PersonDetails): (keyof PersonDetails)[] {
  const fields = Object.keys(after) as (keyof PersonDetails)[];
  return fields.filter((field) => before[field] !== after[field]);
}

export type DeclarationBreak = 'HEAD_CHANGED' | 'BOARD_CHANGED';

/** R-INV-5: another head or board makes the declaration invalid; a corrected title or nationality is the same person. */
export function breaksDeclaration(roles: readonly KeyPersonRole[]): DeclarationBreak | null {
  if (roles.some((role) => role === 'HEAD')) return 'HEAD_CHANGED';
  return roles.some((role) => role === 'BOARD') ? 'BOARD_CHANGED' : null;
}

export const isSamePerson = (before: PersonDetails, after: PersonDetails) =>
  before.fullName === after.fullName && before.nameOriginalScript === after.nameOriginalScript;
