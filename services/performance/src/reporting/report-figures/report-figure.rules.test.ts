import { audienceOf, needsFootnote, questionsOf } from './report-figure.rules';

const three = ['UNHCR', 'UNICEF', 'WFP'];
const row = (agencyCode: string | null) => ({ isTotal: false, agencyCode });
const total = { isTotal: true, agencyCode: null };

test.each<[string, { isTotal: boolean; agencyCode: string | null }, string[], string]>([
  ['the own figure', row('UNDP'), ['UNDP'], 'PUBLIC'],
  ['the own figure among others', row('UNHCR'), three, 'PUBLIC'],
  ["another agency's", row('WFP'), three, 'INTER_AGENCY'],
  ['the total of the own agency', total, ['UNHCR'], 'PUBLIC'],
  ['the total of another agency alone', total, ['WFP'], 'INTER_AGENCY'],
  ['a total that tells of one other agency', total, ['UNHCR', 'WFP'], 'INTER_AGENCY'],
  ['a total of three', total, three, 'PUBLIC'],
  ['types of partners of one other agency', row(null), ['WFP'], 'INTER_AGENCY'],
])('2.8: %s is %p', (_what, figure, agencies, audience) => {
  const own = agencies.includes('UNDP') ? 'UNDP' : 'UNHCR';
  expect(audienceOf(figure, own, agencies)).toBe(audience);
});

const section = { key: 'S', title: '', mandatory: false, guidance: '', facts: [] };
const asked = { own: 'UNHCR', agencies: three, year: 2015, asOf: new Date(0) };
const shape = (codes: string[], byPartnerType: boolean, since: number | null) =>
  questionsOf({ ...section, codes, byPartnerType, since }, asked).map(
    ({ year, groupBy, agencies }) => `${year} ${groupBy} ${agencies.length}`,
  );

test('a section asks for its year, for types of partners, and for the years of its trend', () => {
  expect(shape([], true, 2013)).toEqual([]);
  expect(shape(['A'], false, null)).toEqual(['2015 AGENCY 3']);
  expect(shape(['A'], true, null)).toEqual(['2015 AGENCY 3', '2015 PARTNER_TYPE 1']);
  expect(shape(['A'], false, 2013)).toEqual(['2013 AGENCY 1', '2014 AGENCY 1', '2015 AGENCY 3']);
  expect(shape(['A'], false, 2020)).toEqual(['2015 AGENCY 3']);
});

test.each([
  ['ESTIMATED', null, '1.00', true],
  ['ESTIMATED', '  ', '1.00', true],
  ['ESTIMATED', 'By sample.', '1.00', false],
  ['ESTIMATED', null, null, false],
  ['REPORTED', null, '1.00', false],
  [null, null, '1.00', false],
])('4.d step 8: a figure that is %s with footnote %p and value %p', (quality, footnote, value, needed) => {
  expect(needsFootnote({ quality: quality as never, footnote, value })).toBe(needed);
});
