import { countriesOfRegions, regionTable } from './region.rules';

test.each([
  [['014'], 'SO', true],
  [['202'], 'SO', true],
  [['002'], 'SO', true],
  [['015'], 'SO', false],
  [['015', '005'], 'CO', true],
  [['999'], 'SO', false],
])('countries of the regions %s hold %s: %s', (codes, country, expected) => {
  expect(countriesOfRegions(codes).includes(country)).toBe(expected);
});

test('every country stands in one sub-region', () => {
  expect(new Set(regionTable.countries).size).toBe(regionTable.countries.length);
  expect(regionTable.regions).toHaveLength(regionTable.countries.length);
});
