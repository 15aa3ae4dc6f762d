import { dayOf } from '@partner-commons/platform/whole-days';
import { PartnerNameKind } from '../partners/partner-name.entity';
import { isDuplicate } from './name.rules';

const { LEGAL, ALIAS, ACRONYM, FORMER } = PartnerNameKind;
const known = [
  { value: 'Wadajir', kind: LEGAL, validUntil: null },
  { value: 'WWSA', kind: ACRONYM, validUntil: '2020-12-31' },
  { value: 'Old Wadajir', kind: FORMER, validUntil: null },
];

test.each<[string, PartnerNameKind, string | null, boolean]>([
  ['Wadajir', ALIAS, null, true],
  ['Wadajir', LEGAL, null, true],
  ['WWSA', ACRONYM, null, false],
  ['WWSA', ACRONYM, '2020-12-31', true],
  ['WWSA', ALIAS, null, false],
  ['Old Wadajir', FORMER, null, true],
  ['Old Wadajir', ALIAS, null, false],
  ['Wadajir', FORMER, '2010-01-01', false],
  ['Something else', ALIAS, null, false],
])('%s as %s until %s is a duplicate: %s', (value, kind, validUntil, duplicate) =>
  expect(isDuplicate(known, { value, kind, validUntil })).toBe(duplicate),
);

test('a day is that of UTC', () => expect(dayOf(new Date('2026-03-01T23:59:59-05:00'))).toBe('2026-03-02'));
