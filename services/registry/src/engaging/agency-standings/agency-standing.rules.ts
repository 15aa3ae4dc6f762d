import type { AgencyStandingRow, RecordedStatus } from './agency-standing.repository';

/** From what leaves the agency free to what binds it most. */
const strictness: readonly RecordedStatus[] = ['ACTIVE', 'RESTRICTED', 'SUSPENDED', 'EXCLUDED'];

/** What an agency decided about a partner; of several records that are one partner, the strictest word counts. */
export function strictestOf<Row extends Pick<AgencyStandingRow, 'agency' | 'status'>>(
  rows: readonly Row[],
  agency: string | null,
): Row | null {
  const own = rows.filter((row) => row.agency === agency);
  own.sort((left, right) => strictness.indexOf(right.status) - strictness.indexOf(left.status));
  return own[0] ?? null;
}

export const isStricter = (one: RecordedStatus, other: RecordedStatus): boolean =>
  strictness.indexOf(one) > strictness.indexOf(other);
