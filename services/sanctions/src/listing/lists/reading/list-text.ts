/** Texts of lists as they are kept: composed letters, single spaces, no spaces around. */
export const clean = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

export const distinct = (values: readonly string[]): string[] => [...new Set(values.filter(Boolean))];

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** ISO day of "2024-12-10", "2024-07-01T12:00:59Z", "12 Mar 1961" and "12-MAR-1961"; null when it is none of these. */
export function isoDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text.trim());
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const named = /^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*\.?[ -](\d{4})$/.exec(text.trim());
  return named
    ? existing(Number(named[3]), months.indexOf((named[2] ?? '').toLowerCase()) + 1, Number(named[1]))
    : null;
}

/** Null for a day that no calendar has, such as the 31st of June. */
export function existing(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isSame = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isSame ? date.toISOString().slice(0, 10) : null;
}

export function yearIn(text: string): number | undefined {
  const year = /\b(1[89]\d\d|20\d\d)\b/.exec(text)?.[1];
  return year ? Number(year) : undefined;
}
