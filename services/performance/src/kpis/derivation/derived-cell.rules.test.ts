import { KpiDimension } from '../definitions/kpi-term.enums';
import { cellToRecord, emptied, yearsToCount } from './derived-cell.rules';
import type { CountedCell } from './kpi-source';

const counted: CountedCell = {
  agency: 'UNHCR',
  country: 'SO',
  partnerType: 'NATIONAL_NGO',
  numerator: '3',
  denominator: '4',
  contributors: 4,
};
const { COUNTRY, PARTNER_TYPE } = KpiDimension;

test.each<[string, Partial<CountedCell>, KpiDimension[]]>([
  ['both are given', {}, [COUNTRY, PARTNER_TYPE]],
  ['the definition knows no types, and none is given', { partnerType: null }, [COUNTRY]],
  ['the whole agency is meant', { country: null, partnerType: null }, []],
])('a counted cell is recorded where %s', (_case, change, dimensions) => {
  const cell = cellToRecord({ ...counted, ...change }, { id: 'd', code: 'A', dimensions }, 2026);
  expect(cell).toMatchObject({ definitionId: 'd', year: 2026, quality: 'DERIVED', contributors: 4 });
});

test.each<[string, Partial<CountedCell>, KpiDimension[]]>([
  ['PARTNER_TYPE', {}, [COUNTRY]],
  ['COUNTRY', { partnerType: null }, []],
])('a counted cell with a %s that its definition does not have is a mistake', (dimension, change, dimensions) => {
  expect(() => cellToRecord({ ...counted, ...change }, { id: 'd', code: 'A', dimensions }, 2026)).toThrow(
    `A of 2026 is counted by ${dimension}, which its definition does not have.`,
  );
});

test('what is counted no more is found by its place alone', () => {
  const still = cellToRecord(counted, { id: 'd', code: 'A', dimensions: [COUNTRY, PARTNER_TYPE] }, 2026);
  const stored = [
    { id: '1', agency: 'UNHCR', country: 'SO', partnerType: 'NATIONAL_NGO' },
    { id: '2', agency: 'UNHCR', country: 'SO', partnerType: null },
    { id: '3', agency: 'WFP', country: 'SO', partnerType: 'NATIONAL_NGO' },
  ];
  expect(emptied(stored, [still]).map(({ id }) => id)).toEqual(['2', '3']);
});

test('the running year and the one before are counted', () => {
  expect(yearsToCount(new Date('2026-01-01T00:00:00Z'))).toEqual([2026, 2025]);
});
