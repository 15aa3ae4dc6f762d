import { RegistrationTrack } from '../../registration/registrations/registration.entity';
import { PartnerType } from '../partners/partner.entity';
import { type CodeTable, has, labelIn, unLanguages } from './code-list.rules';
import { CodeListService } from './code-list.service';
import { CodeListName } from './code-list.view';
import { countryTable, isCountry, regionTable } from './country.codes';
import { currencyTable } from './currency.codes';
import { iatiTypeTable } from './iati.codes';
import { attributeTable, categoryTable, channelTable, roleTable, trackTable, typeTable } from './partner.codes';

const codesOf = ({ codes }: CodeTable) => codes.map(({ code }) => code);

test.each<[string, CodeTable, number]>([
  ['ISO 3166-1', countryTable, 249],
  ['partner categories (HAB-13)', categoryTable, 19],
  ['roles', roleTable, 7],
  ['attributes', attributeTable, 10],
  ['channels', channelTable, 10],
  ['tracks', trackTable, 7],
  ['partner types', typeTable, 20],
  ['IATI types', iatiTypeTable, 16],
])('%s has its number of codes, each once', (_name, table, count) => {
  expect(codesOf(table)).toHaveLength(count);
  expect(new Set(codesOf(table)).size).toBe(count);
});

test('countries, regions and currencies have a label in each UN language', () => {
  for (const table of [countryTable, regionTable, currencyTable]) {
    for (const entry of table.codes) {
      const missing = unLanguages.filter(
        (language) => !entry.labels[language] || entry.labels[language] === entry.code,
      );
      expect([entry.code, missing]).toEqual([entry.code, []]);
    }
  }
});

test('our own lists have English and French', () => {
  for (const { codes } of [categoryTable, roleTable, attributeTable, channelTable, trackTable, typeTable]) {
    for (const { labels } of codes) expect([labels.en, labels.fr]).not.toContain(undefined);
  }
});

test('types and tracks are those of the enums', () => {
  expect(codesOf(typeTable)).toEqual(Object.values(PartnerType));
  expect(codesOf(trackTable)).toEqual(Object.values(RegistrationTrack));
});

test('every country stands in one region of M49, but for two', () => {
  const regions = new Map(regionTable.codes.map((entry) => [entry.code, entry.group]));
  const outside = countryTable.codes.filter(({ group }) => !group || !regions.has(group));
  expect(outside.map(({ code }) => code)).toEqual(['AQ', 'TW']);
  for (const { group } of regionTable.codes) expect(group === '001' || regions.has(group ?? '')).toBe(true);
});

test.each([
  ['ldc', 44],
  ['lldc', 32],
  ['sids', 39],
])('%s: %i countries', (flag, count) =>
  expect(countryTable.codes.filter(({ attributes }) => attributes?.[flag] === 'true')).toHaveLength(count),
);

test('Somalia is in Eastern Africa, least developed and no island', () => {
  const somalia = countryTable.codes.find(({ code }) => code === 'SO');
  expect(somalia).toMatchObject({ group: '014', attributes: { alpha3: 'SOM', numeric: '706', ldc: 'true' } });
  expect(somalia?.attributes).not.toHaveProperty('sids');
  expect(somalia && labelIn(somalia, 'ar')).toBe('الصومال');
});

test('every partner type but a person has its IATI organisation type', () => {
  for (const { code, attributes } of typeTable.codes) {
    const iati = attributes?.iatiOrganisationType;
    expect(code === PartnerType.INDIVIDUAL ? iati === undefined : has(iatiTypeTable, iati ?? '')).toBe(true);
  }
});

test('a label that a language lacks is given in English', () => {
  const list = new CodeListService().get(CodeListName.PARTNER_ROLES, 'ar');
  expect(list.codes.find(({ code }) => code === 'IMPLEMENTING')?.label).toBe('Implementing partner');
  expect(() => new CodeListService().get(CodeListName.PARTNER_ROLES, 'xx')).toThrow(/ar, zh, en/);
});

test.each([
  ['SO', true],
  ['XK', false],
  ['so', false],
  ['ZZ', false],
])('%s is a country: %s', (code, expected) => expect(isCountry(code)).toBe(expected));
