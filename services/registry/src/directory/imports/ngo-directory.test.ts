import { PartnerType } from '../../identity/partners/partner.entity';
import { type NgoDirectoryRow, readRow } from './ngo-directory';

const row: NgoDirectoryRow = {
  name_latin: "Association  de défense des droits de l\\'enfant",
  name_arabic: 'جمعية الدفاع عن حقوق الطفل',
  iso3: 'TUN',
  founded: '2011-03-01',
  type_ar: 'حقوقية',
  website: 'example.org',
};

test('a row becomes a partner with both names', () => {
  expect(readRow(row)).toMatchObject({
    taken: true,
    partner: {
      legalName: "Association de défense des droits de l'enfant",
      otherNames: [{ value: 'جمعية الدفاع عن حقوق الطفل', kind: 'LEGAL' }],
      countryOfOrigin: 'TN',
      primaryType: PartnerType.NATIONAL_NGO,
      foundedOn: '2011-03-01',
      website: 'http://example.org/',
    },
  });
});

test('without a Latin name the Arabic one is the legal name', () => {
  expect(readRow({ ...row, name_latin: ' ' })).toMatchObject({
    taken: true,
    partner: { legalName: row.name_arabic, otherNames: [] },
  });
});

test.each([
  ['no name', { name_latin: '-', name_arabic: ' ' }, 'NAME_MISSING'],
  ['no country', { iso3: '' }, 'COUNTRY_MISSING'],
  ['unknown country', { iso3: 'XXX' }, 'COUNTRY_UNKNOWN'],
  ['endless name', { name_latin: 'a'.repeat(501) }, 'NAME_TOO_LONG'],
])('%s is not taken', (_case, change, reason) =>
  expect(readRow({ ...row, ...change })).toMatchObject({ taken: false, reason }),
);

test('the key ignores spelling of white space and case, and what can change', () => {
  const key = (change: Partial<NgoDirectoryRow>) => {
    const read = readRow({ ...row, ...change });
    return read.taken && read.key;
  };
  expect(key({ name_latin: row.name_latin.toUpperCase().replaceAll('  ', ' '), founded: '', website: '-' })).toBe(
    key({}),
  );
  expect(key({ iso3: 'EGY' })).not.toBe(key({}));
});

test.each([
  ['نقابة', PartnerType.TRADE_UNION],
  ['شبكة جمعيات', PartnerType.NETWORK_OR_COALITION],
  ['', PartnerType.NATIONAL_NGO],
])('type %j is %s', (type_ar, expected) =>
  expect(readRow({ ...row, type_ar })).toMatchObject({ partner: { primaryType: expected } }),
);

test('a broken date or site costs nothing but itself', () => {
  expect(readRow({ ...row, founded: '2011-99-99', website: 'لا يوجد' })).toMatchObject({
    taken: true,
    partner: { foundedOn: undefined, website: undefined },
  });
});
