import { encodeCursor } from '@partner-commons/platform/page';
import {
  cursorOf,
  distanceWithin,
  effectiveSort,
  nearestWords,
  nearPatterns,
  PartnerSort,
  readPlace,
  readText,
} from './roster-search.rules';

const id = '01a1fd10-0000-7000-8000-000000000000';

test.each([
  ['Wadajir  Wadajir Water', ['wadajir', 'water'], 'WADAJIRWADAJIRWATER'],
  ['UNIP-0000012-34', ['unip', '0000012', '34'], 'UNIP-0000012-34'],
  ['جمعية', ['jmyh'], 'جمعية'],
])('a text is words for names and a code for numbers: %s', (text, words, code) => {
  expect(readText(text)).toMatchObject({ words, code, near: null });
});

test.each(['%', '—', '\u202e', '…'])('a text of nothing but signs is refused: %j', (text) => {
  expect(() => readText(text)).toThrow(/letter or digit/);
});

test.each([null, undefined, ''])('no text is no text: %j', (text) => expect(readText(text)).toBeNull());

test('words beyond the sixteenth are not looked for', () => {
  const words = Array.from({ length: 40 }, (_, index) => `word${index}`);
  expect(readText(words.join(' '))?.words).toEqual(words.slice(0, 16));
});

test.each([
  [undefined, null, 'NAME'],
  [PartnerSort.RELEVANCE, null, 'NAME'],
  [undefined, 'water', 'RELEVANCE'],
  [PartnerSort.COUNTRY, 'water', 'COUNTRY'],
])('sort %s with text %s orders by %s', (sort, text, expected) => {
  expect(effectiveSort(sort, readText(text))).toBe(expected);
});

test.each<[PartnerSort, string[]]>([
  [PartnerSort.RELEVANCE, ['2013', 'al amal', id]],
  [PartnerSort.NAME, ['al amal', id]],
  [PartnerSort.COUNTRY, ['SO', 'al amal', id]],
  [PartnerSort.REGISTERED_AT, ['1760000000000000', id]],
  [PartnerSort.UPDATED_AT, ['0', id]],
])('a cursor of %s comes back', (sort, keys) => {
  expect(readPlace(encodeCursor(cursorOf(sort, true, keys)), sort)).toEqual({ keys, near: true });
});

test.each<[string, PartnerSort, string[]]>([
  ['another order', PartnerSort.NAME, ['COUNTRY', 'WORDS', 'al amal', id]],
  ['no id', PartnerSort.NAME, ['NAME', 'WORDS', 'al amal', 'x']],
  ['no mode', PartnerSort.NAME, ['NAME', '', 'al amal', id]],
  ['a time that is none', PartnerSort.UPDATED_AT, ['UPDATED_AT', 'WORDS', "1'; DROP", id]],
  ['a rank that is none', PartnerSort.RELEVANCE, ['RELEVANCE', 'WORDS', '-1', 'a', id]],
  ['too few keys', PartnerSort.NAME, ['NAME', 'WORDS', id]],
])('a cursor with %s is refused', (_case, sort, parts) => {
  expect(() => readPlace(encodeCursor(parts), sort)).toThrow(/cursor/);
});

test.each([
  ['wadajir', 'wadajir', 0],
  ['wadajer', 'wadajir', 1],
  ['asociatoin', 'association', 2],
  ['ab', 'ba', 1],
  ['water', 'wter', 1],
  ['abcdef', 'uvwxyz', null],
  ['a', 'abcde', null],
])('from %s to %s it is %s', (a, b, distance) => expect(distanceWithin(a, b, 3)).toBe(distance));

test.each<[string, string[], string[]]>([
  ['wadajer', ['wadajir', 'wadajar', 'waxajxx'], ['wadajir', 'wadajar']],
  ['asociatoin', ['association', 'associatif'], ['association']],
  ['amal', ['amel', 'kamal'], ['amel', 'kamal']],
  ['wfp', ['who'], []],
  ['2013', ['2014'], []],
  ['hope', ['home', 'hopes', 'help'], ['home', 'hopes']],
])('the words nearest to %s', (word, known, nearest) => expect(nearestWords(word, known)).toEqual(nearest));

test('patterns hold nothing but words', () => {
  expect(nearPatterns([['wter', 'water'], ['x']])).toEqual(['(wter|water)', '(x)']);
});
