import { dayOf } from '@partner-commons/platform/whole-days';
import type { CountedPeriod, CountedScope } from '../../kpis/derivation/kpi-source';

/** The parameters $1 to $3 of `factsThen`; null when nothing of the year had happened yet. */
export function daysOf({ year, asOf }: CountedPeriod, now: Date): [Date, string, string] | null {
  const known = asOf !== null && asOf < now ? asOf : now;
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const today = dayOf(known);
  if (today < first) return null;
  return [known, first, today < last ? today : last];
}

/** The parameters $4 to $6. */
export const scopeOf = ({ agencies, country, partnerType }: Omit<CountedScope, 'year' | 'asOf'>) => [
  agencies,
  country,
  partnerType,
];

export const everything = { agencies: null, country: null, partnerType: null };
