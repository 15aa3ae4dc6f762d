import { countryCode } from './country-codes';

test.each<[string, string | null]>([
  ['af', 'AF'],
  ['Afghanistan', 'AF'],
  ["Democratic People's Republic of Korea ", 'KP'],
  ['Iran (Islamic Republic of)', 'IR'],
  ['Türkiye', 'TR'],
  ['Turkey', 'TR'],
  ['Indonesia (as at Dec. 2003)', 'ID'],
  ['Yemeni', 'YE'],
  ['Possibly Ethiopian', null],
  ['na', 'NA'],
  ['zz', null],
  ['', null],
])('%j is %j', (given, expected) => expect(countryCode(given)).toBe(expected));
