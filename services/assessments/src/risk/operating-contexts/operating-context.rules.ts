import { invalidInput } from '@partner-commons/platform/errors';
import { addDays } from '@partner-commons/platform/whole-days';
import type { RiskLevel } from '../../terms/risk-level.enum';

/** What an agency says of a place. */
export interface Statement {
  id: string;
  agency: string;
  country: string;
  /** Null for the whole country. */
  admin1: string | null;
  level: RiskLevel;
  source: string;
  validUntil: string;
  setAt: Date;
}

export interface Effective {
  country: string;
  admin1: string | null;
  level: RiskLevel;
  isDisputed: boolean;
  counts: Statement;
  /** One per agency, the latest first. */
  statements: Statement[];
}

/** What is older than that was said of another place, in all but its name. */
const longestDays = 731;

export function checkStatement(
  { country, admin1, validUntil }: { country: string; admin1: string | null; validUntil: string },
  today: string,
): void {
  if (admin1 !== null && !(/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(admin1) && admin1.startsWith(`${country}-`))) {
    throw invalidInput('admin1 is an ISO 3166-2 code of the country, such as SO-BN.', 'input.admin1');
  }
  if (validUntil < today || validUntil > addDays(today, longestDays)) {
    throw invalidInput('validUntil lies between today and two years from now.', 'input.validUntil');
  }
}

/**
 * The latest valid statement counts. An agency speaks with its latest one alone: when that is over it has said nothing, and
 * what it said before does not come back.
 * @param statements of one country, the latest first
 * @param admin1 falls back to the whole country when nobody speaks of the part
 */
export function effectiveOf(statements: readonly Statement[], admin1: string | null, today: string): Effective | null {
  const here = latestOfEach(statements.filter((statement) => statement.admin1 === admin1)).filter(
    ({ validUntil }) => validUntil >= today,
  );
  const [counts] = here;
  if (!counts) return admin1 === null ? null : effectiveOf(statements, null, today);
  const isDisputed = here.some(({ level }) => level !== counts.level);
  return { country: counts.country, admin1: counts.admin1, level: counts.level, isDisputed, counts, statements: here };
}

function latestOfEach(statements: readonly Statement[]): Statement[] {
  const seen = new Set<string>();
  return statements.filter(({ agency }) => !seen.has(agency) && seen.add(agency));
}
