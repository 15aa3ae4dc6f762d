import { type AssuranceParametersRow, checkRules, inForce, reportingPeriod } from './assurance-parameters.rules';
import { shippedRules, shippedRulesOfUndp } from './shipped-parameters';

const row = (agency: string | null, version: number, effectiveFrom: string): AssuranceParametersRow => ({
  id: `${agency}-${version}`,
  agency,
  version,
  effectiveFrom,
  confirmed: false,
  source: 'test',
  rules: shippedRules,
  setBy: null,
  setAt: new Date(0),
});

describe('parameters in force', () => {
  const rows = [
    row(null, 1, '1990-01-01'),
    row('UNDP', 1, '2026-01-01'),
    row('UNDP', 2, '2026-06-01'),
    row('UNDP', 3, '2026-06-01'),
  ];

  test.each([
    ['UNHCR', '2026-03-01', 'null-1'],
    ['UNDP', '2025-12-31', 'null-1'],
    ['UNDP', '2026-01-01', 'UNDP-1'],
    ['UNDP', '2026-05-31', 'UNDP-1'],
    ['UNDP', '2026-06-01', 'UNDP-3'],
  ])('of %s on %s', (agency, day, id) => {
    expect(inForce(rows, agency, day)?.id).toBe(id);
    expect(inForce([...rows].reverse(), agency, day)?.id).toBe(id);
  });

  test('before any there are none', () => {
    expect(inForce(rows, 'UNHCR', '1989-12-31')).toBeNull();
  });
});

test.each([
  [2026, 10, '2025-10-01', '2026-09-30'],
  [2024, 3, '2023-03-01', '2024-02-29'],
  [2026, 1, '2026-01-01', '2026-12-31'],
])('the reporting year of %i that begins in month %i', (year, month, from, to) => {
  expect(reportingPeriod(year, month)).toEqual({ from, to });
});

describe('what agencies set', () => {
  const [first, second] = shippedRules.visitBands;
  const last = { ...shippedRules.visitBands[3], upToUsd: null };
  const bands = (...visitBands: unknown[]) => ({ visitBands }) as Partial<typeof shippedRules>;

  test.each([
    ['the shipped ones', {}],
    ['one band for all', bands(last)],
  ])('may be %s', (_case, change) => {
    expect(() => checkRules({ ...shippedRules, ...change })).not.toThrow();
    expect(() => checkRules({ ...shippedRulesOfUndp, ...change })).not.toThrow();
  });

  test.each([
    ['no last band', bands(first, second)],
    ['an open band in the middle', bands(first, last, last)],
    ['bands that do not rise', bands(first, first, last)],
    ['fewer visits for more risk', bands({ ...last, low: 9 })],
    ['a warning after the threshold', { approachingAboveUsd: '100000.01' }],
    ['a type that counts twice', { countedAsVisit: ['SPOT_CHECK' as const] }],
  ])('may not have %s', (_case, change) => {
    expect(() => checkRules({ ...shippedRules, ...change })).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    );
  });
});
