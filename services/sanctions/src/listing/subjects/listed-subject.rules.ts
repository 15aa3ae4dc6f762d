import type { ListedBirth, ListedRecord } from '../lists/listed-record';

/** One birth in the shortest words that keep what the list says. */
export function describeBirth({ date, year, from, to, approximate, note }: ListedBirth): string {
  const span = from !== undefined || to !== undefined ? `${from ?? ''}-${to ?? ''}` : undefined;
  const told = date ?? span ?? year?.toString();
  if (told === undefined) return note ?? '';
  return approximate ? `~${told}` : told;
}

/** The last day counts; whoever's period is over is not listed any more, whatever the file still says. */
export const hasEnded = ({ period }: Pick<ListedRecord, 'period'>, today: string) =>
  typeof period?.until === 'string' && period.until < today;
