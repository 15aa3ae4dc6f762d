import { AppError, forbidden } from '@partner-commons/platform/errors';
import type { KpiDefinition } from '../definitions/kpi-definition.entity';
import { KpiSharing } from './kpi-sharing.enum';

const { SHARED, TOTALS_ONLY, WITHHELD } = KpiSharing;

type Version = Pick<KpiDefinition, 'version' | 'agencyCode' | 'mandatoryFor' | 'publishedAt' | 'deprecatedAt'>;

/** Whether the agencies have agreed together that some of them must report it. */
export function isMandatory(versions: readonly Version[], asOf: Date): boolean {
  const published = versions.filter(({ publishedAt }) => publishedAt !== null && publishedAt <= asOf);
  const latest = published.sort((left, right) => left.version - right.version).at(-1);
  if (!latest || latest.agencyCode !== null || latest.mandatoryFor.length === 0) return false;
  return latest.deprecatedAt === null || latest.deprecatedAt > asOf;
}

/** What was withheld before the agencies made it mandatory is in totals from then on. */
const effectiveSharing = (decided: KpiSharing, mandatory: boolean): KpiSharing =>
  decided === WITHHELD && mandatory ? TOTALS_ONLY : decided;

/** Who may say what of a KPI. The versions are those that are published. */
export function checkSharing(
  sharing: KpiSharing,
  agency: string,
  versions: readonly (Version & { code: string })[],
  now: Date,
) {
  const [first] = versions;
  if (!first) {
    throw new AppError('NOT_FOUND', 'No KPI of this code is published; kpiDefinitions lists them.', {
      reason: 'KPI_DEFINITION_UNKNOWN',
      field: 'input.code',
    });
  }
  const { agencyCode, code } = first;
  if (agencyCode !== null && agencyCode !== agency)
    throw forbidden(`${code} is ${agencyCode}'s own KPI.`, 'KPI_OF_ANOTHER_AGENCY');
  if (sharing === WITHHELD && isMandatory(versions, now)) {
    throw new AppError('CONFLICT', `${code} is mandatory: its figures may stay out of rows, not out of totals.`, {
      reason: 'MANDATORY_KPI',
    });
  }
}

/** A decision that changes nothing would only hide when the one before was made. */
export function checkChange(sharing: KpiSharing, standing: KpiSharing | null): void {
  if (sharing !== (standing ?? SHARED)) return;
  throw new AppError('CONFLICT', 'So it is already.', { reason: 'INVALID_STATE' });
}

/** How the figures of one agency stand, for those who ask. */
export interface AgencySharing {
  agency: string;
  sharing: KpiSharing;
}

/** Decisions at an instant, by code. A code of which nobody ever decided anything has none. */
export type SharingByCode = ReadonlyMap<string, readonly AgencySharing[]>;

/** As they count, with what is mandatory. */
export function sharingByCode(
  versions: readonly (Version & { code: string; decisions: readonly AgencySharing[] })[],
  asOf: Date,
): SharingByCode {
  const byCode = new Map<string, AgencySharing[]>();
  for (const { code, decisions } of versions) {
    if (decisions.length === 0 || byCode.has(code)) continue;
    const mandatory = isMandatory(
      versions.filter((version) => version.code === code),
      asOf,
    );
    byCode.set(
      code,
      decisions.map(({ agency, sharing }) => ({ agency, sharing: effectiveSharing(sharing, mandatory) })),
    );
  }
  return byCode;
}

/**
 * A figure that was submitted for several agencies tells nobody's own one when three of them are in it for totals alone and
 * nothing is added: of sums the differences would tell.
 */
export function mayShowSystemWide(
  covers: readonly string[],
  sharing: readonly AgencySharing[],
  isAdded: boolean,
): boolean {
  const apart = sharing.filter(({ agency, sharing: one }) => one !== SHARED && covers.includes(agency));
  if (apart.length === 0) return true;
  return !isAdded && apart.length >= 3 && apart.every(({ sharing: one }) => one === TOTALS_ONLY);
}
