import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type LabelledPair, qualityAt, thresholds } from './duplicate-quality.rules';

const file = join(__dirname, '../../../../../test/fixtures/duplicates/pairs.csv');
const pairs = parse(readFileSync(file), { columns: true }) as LabelledPair[];
const half = (name: LabelledPair['half']) => pairs.filter((pair) => pair.half === name);
const kinds = (list: LabelledPair[], ...names: string[]) => list.filter(({ kind }) => names.includes(kind));

test('the set has what it says: 200 pairs that are one and 400 hard ones that are two, at least', () => {
  expect(pairs.filter(({ label }) => label === 'same').length).toBeGreaterThanOrEqual(200);
  expect(pairs.filter(({ label }) => label === 'different').length).toBeGreaterThanOrEqual(400);
});

// A little below what docs/reference/duplicate-quality.md reports, on the half that no threshold was chosen on.
describe('the held-out half', () => {
  const heldOut = half('held-out');

  test.each([
    ['review', 0.66, 0.5],
    ['certain', 0.95, 0.03],
  ] as const)('from %s on: precision at least %d, recall at least %d', (threshold, precision, recall) => {
    const quality = qualityAt(heldOut, thresholds[threshold]);
    expect(quality.precision).toBeGreaterThanOrEqual(precision);
    expect(quality.recall).toBeGreaterThanOrEqual(recall);
  });

  test('of rows entered twice in one script most are found', () => {
    const repeated = qualityAt(kinds(heldOut, 'repeat'), thresholds.review);
    expect(repeated.recall).toBeGreaterThanOrEqual(0.7);
  });
});
