import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { effectiveBand, lastDayOf } from './quality-review.rules';

const plain = { validityMonths: 60, sectorValidity: null };
const business = { validityMonths: 36, sectorValidity: { months: 24, sectors: [{ code: 'MINING', label: 'Mining' }] } };

test.each<[string, Parameters<typeof lastDayOf>, string]>([
  ['five years, as in story 4.c', [plain, null, '2024-09-10', null], '2029-09-09'],
  ['from the last of February', [plain, null, '2024-02-29', null], '2029-02-27'],
  ['business in a sector of high risk', [business, 'MINING', '2026-01-01', null], '2027-12-31'],
  ['business in another sector', [business, 'RETAIL', '2026-01-01', null], '2028-12-31'],
  ['sooner when somebody says so', [plain, null, '2024-09-10', '2025-01-01'], '2025-01-01'],
])('A-INV-4: validity of %s', (_case, given, expected) => {
  expect(lastDayOf(...given)).toBe(expected);
});

test.each(['2024-09-10', '2029-09-10'])('A-INV-4: %s is no last day for what is final on 2024-09-10', (wanted) => {
  expect(() => lastDayOf(plain, null, '2024-09-10', wanted)).toThrow(/validUntil/);
});

test('A-INV-2: the adjusted band counts, else the computed one, and one there must be', () => {
  expect(effectiveBand(CommonRiskBand.MODERATE, CommonRiskBand.HIGH)).toBe('HIGH');
  expect(effectiveBand(CommonRiskBand.MODERATE, null)).toBe('MODERATE');
  expect(effectiveBand(null, CommonRiskBand.LOW)).toBe('LOW');
  expect(() => effectiveBand(null, null)).toThrow(/two people/);
});
