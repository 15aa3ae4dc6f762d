import type { ListFormat } from '../lists/list-formats';

export interface Confirmation {
  confirmedAt: Date;
  maxAgeHours: number;
}

/** Nothing confirmed is as stale as something old: neither may be decided on. */
export function isStale(confirmation: Confirmation | null, now: Date): boolean {
  if (!confirmation) return true;
  return now.getTime() - confirmation.confirmedAt.getTime() > confirmation.maxAgeHours * 3_600_000;
}

/** What an agency may bring its own list in. */
export const agencyFormats: readonly ListFormat[] = ['AGENCY_CSV', 'AGENCY_JSON', 'FTM_JSONL'];
