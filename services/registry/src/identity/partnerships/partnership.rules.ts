import type { PartnerRelationship } from './partnership.entity';

interface Agreement {
  agency: string;
  lastAgreementOn: string;
}

/** The same day of an earlier year; 29 February gives 28 February, so that no day is invented. */
export function yearsBefore(today: string, years: number): string {
  const day = `${Number(today.slice(0, 4)) - years}${today.slice(4)}`;
  return Number.isNaN(Date.parse(day)) || !day.endsWith(new Date(day).toISOString().slice(4, 10))
    ? `${day.slice(0, 8)}28`
    : day;
}

/** @param within years in which an agreement makes a partner an existing one */
export function relationshipOf(
  agreements: readonly Agreement[],
  today: string,
  within: number,
): `${PartnerRelationship}` {
  const since = yearsBefore(today, within);
  if (agreements.some(({ lastAgreementOn }) => lastAgreementOn >= since)) return 'EXISTING';
  return agreements.length > 0 ? 'FORMER' : 'POTENTIAL';
}
