import { invalidInput } from '@partner-commons/platform/errors';
import { z } from 'zod';

/** One dashboard is asked for each code and year. */
const mostParts = 100;

const listRule = 'is a list with commas between its values';
const list = z
  .string({ error: listRule })
  .max(3_000, listRule)
  .transform((text) => text.split(',').filter(Boolean));
const yearRule = 'is a year from 1990 to 2200';
const year = z.coerce.number({ error: yearRule }).int(yearRule).min(1990, yearRule).max(2200, yearRule);

const parameters = z.strictObject({
  codes: list.refine((codes) => codes.length > 0, 'names at least one KPI'),
  from: year,
  to: year.optional(),
  agencies: list.optional(),
  groupBy: list
    .pipe(z.array(z.enum(['AGENCY', 'COUNTRY', 'REGION', 'PARTNER_TYPE', 'SECTOR', 'PERIOD'])))
    .default(['AGENCY']),
  countries: list.optional(),
  regions: list.optional(),
  partnerTypes: list.optional(),
  sectors: list.optional(),
  asOf: z.iso.datetime().optional(),
});

export interface FeedQuestion {
  /** Which code and year each of the dashboards is about. */
  parts: { code: string; year: number }[];
  /** Variables that all of them have in common. */
  shared: Record<string, unknown>;
  asOf: string | null;
}

/** Reads the query string; a parameter that nobody knows is refused, since a filter that is misspelt would show too much. */
export function readFeedQuestion(search: URLSearchParams): FeedQuestion {
  const names = [...search.keys()];
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated) throw invalidInput(`Give ${repeated} once, with commas between its values.`, repeated);
  const read = parameters.safeParse(Object.fromEntries(search));
  if (!read.success) {
    const [issue] = read.error.issues;
    if (issue?.code === 'unrecognized_keys') {
      throw invalidInput(
        `There is no parameter ${issue.keys[0]}; docs/dashboards.md explains all of them.`,
        issue.keys[0],
      );
    }
    const field = String(issue?.path[0] ?? 'codes');
    throw invalidInput(`The parameter ${field} ${issue?.message}; docs/dashboards.md explains all of them.`, field);
  }
  const { codes, from, to = from, agencies, groupBy, asOf, ...filter } = read.data;
  if (from > to) throw invalidInput('from is not after to.', 'from');
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const parts = [...new Set(codes)].flatMap((code) => years.map((each) => ({ code, year: each })));
  if (parts.length > mostParts)
    throw invalidInput(`These are ${parts.length} codes times years; ask for at most ${mostParts} at once.`, 'codes');
  return { parts, shared: { agencies: agencies ?? null, groupBy, filter }, asOf: asOf ?? null };
}
