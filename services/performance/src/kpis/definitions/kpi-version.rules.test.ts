import { KpiDirection } from './kpi-definition.enums';
import { type KpiVersion, severityOf, versionInForce } from './kpi-version.rules';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const version = (number: number, change: Partial<KpiVersion> = {}): KpiVersion => ({
  code: 'LOCAL_FUNDING_SHARE',
  version: number,
  effectiveFrom: 1990,
  publishedAt: day('2025-01-01'),
  deprecatedFrom: null,
  deprecatedAt: null,
  ...change,
});
const first = version(1);
const second = version(2, { effectiveFrom: 2026, publishedAt: day('2026-01-01') });
const givenUp = { ...second, deprecatedFrom: 2028, deprecatedAt: day('2027-06-01') };
const later = day('2030-01-01');

test.each<[string, KpiVersion[], number, Date, number | null]>([
  ['a year before the second version', [first, second], 2025, later, 1],
  ['the first year of the second version', [first, second], 2026, later, 2],
  ['the second version, as it was known before', [first, second], 2026, day('2025-12-31'), 1],
  ['a proposal', [first, version(2, { publishedAt: null })], 2026, later, 1],
  ['nothing that counts yet', [second], 2025, later, null],
  ['the last year before it was given up', [first, givenUp], 2027, later, 2],
  ['a year after it was given up: the one before does not return', [first, givenUp], 2028, later, null],
  ['a year after it was given up, as it was known before', [first, givenUp], 2028, day('2027-05-01'), 2],
  ['no version', [], 2025, later, null],
])('P-INV-1: %s', (_case, versions, year, asOf, expected) => {
  expect(versionInForce(versions, year, asOf)?.version ?? null).toBe(expected);
});

const higher = { direction: KpiDirection.HIGHER_BETTER, warning: '25', alarm: '10', floor: null };
const lower = { direction: KpiDirection.LOWER_BETTER, warning: '10', alarm: '25', floor: null };
const range = { direction: KpiDirection.TARGET_RANGE, warning: '5', alarm: '8', floor: '0.5' };
test.each([
  [higher, '25.00', null],
  [higher, '24.99', 'WARNING'],
  [higher, '9.99', 'ALARM'],
  [lower, '10', null],
  [lower, '10.01', 'WARNING'],
  [lower, '25.01', 'ALARM'],
  [range, '0.49', 'WARNING'],
  [range, '0.50', null],
  [range, '5.01', 'WARNING'],
  [{ direction: null, warning: '60', alarm: '80', floor: null }, '80.01', 'ALARM'],
  [{ direction: null, warning: null, alarm: null, floor: null }, '100', null],
])('%o calls at %s for %s', (thresholds, value, expected) => {
  expect(severityOf(thresholds, value)).toBe(expected);
});
