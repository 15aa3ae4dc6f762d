import { KpiUnit } from '../definitions/kpi-definition.enums';
import { KpiQuality } from './kpi-value.enum';
import type { SubmitKpiValueInput } from './kpi-value.inputs';
import { checkPeriod, computeValue, demandSameRequest, type Figure, hashRequest, nameCell } from './kpi-value.rules';

const refusal = (extensions: object) => expect.objectContaining({ extensions: expect.objectContaining(extensions) });

test.each<[KpiUnit, string, string | null, string]>([
  [KpiUnit.PERCENT, '1300', '3400', '38.24'],
  [KpiUnit.PERCENT, '0', '3400', '0.00'],
  [KpiUnit.COUNT, '2900', null, '2900'],
  [KpiUnit.COUNT, '2900.00', null, '2900'],
  [KpiUnit.DAYS, '62.5', null, '62.50'],
])('%s of %s and %s is %s', (unit, numerator, denominator, value) => {
  expect(computeValue({ unit, numerator, denominator })).toBe(value);
});

test.each<[string, Figure, object]>([
  [
    'percent without a denominator',
    { unit: KpiUnit.PERCENT, numerator: '1', denominator: null },
    { field: 'input.denominator' },
  ],
  ['denominator 0', { unit: KpiUnit.PERCENT, numerator: '1', denominator: '0' }, { reason: 'DENOMINATOR_ZERO' }],
  ['denominator 0.00', { unit: KpiUnit.PERCENT, numerator: '1', denominator: '0.00' }, { reason: 'DENOMINATOR_ZERO' }],
  ['denominator below 0', { unit: KpiUnit.PERCENT, numerator: '1', denominator: '-1' }, { field: 'input.denominator' }],
  ['numerator below 0', { unit: KpiUnit.PERCENT, numerator: '-1', denominator: '2' }, { field: 'input.numerator' }],
  [
    'count with a denominator',
    { unit: KpiUnit.COUNT, numerator: '1', denominator: '2' },
    { field: 'input.denominator' },
  ],
  ['half a partner', { unit: KpiUnit.COUNT, numerator: '1.5', denominator: null }, { field: 'input.numerator' }],
  ['days with a denominator', { unit: KpiUnit.DAYS, numerator: '1', denominator: '2' }, { field: 'input.denominator' }],
])('%s is refused', (_case, figure, extensions) => {
  expect(() => computeValue(figure)).toThrow(refusal({ code: 'INVALID_INPUT', ...extensions }));
});

const now = new Date('2026-03-31T23:59:59Z');
test.each([
  [2025, null, true],
  [2026, null, true],
  [2026, 1, true],
  [2026, 2, false],
  [2027, null, false],
])('period %s quarter %s has begun: %s', (year, quarter, begun) => {
  const check = () => checkPeriod({ year, quarter }, now);
  if (begun) expect(check).not.toThrow();
  else expect(check).toThrow(refusal({ code: 'INVALID_INPUT', field: 'input.period' }));
});

test('a cell is named by definition, agency, partner and period', () => {
  const definition = { code: 'PSEA_COVERAGE', version: 2 };
  const cell = { definitionId: 'd', agencyCode: 'UNHCR', partnerId: null, year: 2025, quarter: null };
  expect(nameCell(definition, cell)).toBe('PSEA_COVERAGE.2/UNHCR/all/2025');
  expect(nameCell(definition, { ...cell, partnerId: 'p', quarter: 3 })).toBe('PSEA_COVERAGE.2/UNHCR/p/2025-Q3');
});

const input: SubmitKpiValueInput = {
  code: 'IP_EXPENDITURE_SHARE',
  version: 1,
  period: { year: 2025 },
  numerator: '1300',
  denominator: '3400',
  quality: KpiQuality.REPORTED,
  idempotencyKey: 'k-1',
};

test('the request hash covers everything but the key', () => {
  const hash = hashRequest(input);
  expect(hashRequest({ ...input, idempotencyKey: 'k-2' })).toBe(hash);
  const changes: Partial<SubmitKpiValueInput>[] = [
    { code: 'PSEA_COVERAGE' },
    { version: 2 },
    { partnerId: '01941f29-7c00-7a11-b628-5629de08d479' },
    { period: { year: 2024 } },
    { period: { year: 2025, quarter: 1 } },
    { numerator: '1301' },
    { denominator: '3401' },
    { denominator: undefined },
    { quality: KpiQuality.AUDITED },
  ];
  const hashes = changes.map((change) => hashRequest({ ...input, ...change }));
  expect(new Set([hash, ...hashes]).size).toBe(changes.length + 1);
});

test('a key that came with something else before is a conflict', () => {
  expect(() => demandSameRequest({ requestHash: 'a' }, 'a')).not.toThrow();
  expect(() => demandSameRequest({ requestHash: 'a' }, 'b')).toThrow(
    refusal({ code: 'CONFLICT', reason: 'IDEMPOTENCY_KEY_REUSED' }),
  );
});
