import type { ListedRecord } from '../../listing/lists/listed-record';
import { describeChanges, describeDocument, matchParts, readFacts } from './hit-comparison.rules';

const words = (asked: string, listed: string) =>
  matchParts(asked, listed).map((part) => `${part.asked ?? '-'}/${part.listed ?? '-'} ${part.likeness}`);

test.each<[string, string, string[]]>([
  ['Yusuf M. Abdi', 'YUSUF MOHAMED ABDI', ['yusuf/yusuf SAME', 'm/mohamed SIMILAR', 'abdi/abdi SAME']],
  ['Abdi Yusuf', 'Yusuf Abdi', ['abdi/abdi SAME', 'yusuf/yusuf SAME']],
  ['Yousuf Ali', 'Yusuf Ahmed', ['yousuf/yusuf SIMILAR', 'ali/- ONLY_ASKED', '-/ahmed ONLY_LISTED']],
  [
    'Zarqûn Relief',
    'ZARQUN RELIEF FOUNDATION',
    ['zarqun/zarqun SAME', 'relief/relief SAME', '-/foundation ONLY_LISTED'],
  ],
  ['—', 'ABDI', ['-/abdi ONLY_LISTED']],
])('%s beside %s: %j', (asked, listed, parts) => expect(words(asked, listed)).toEqual(parts));

test('no word meets two', () => {
  expect(words('Ali Ali', 'ALI')).toEqual(['ali/ali SAME', 'ali/- ONLY_ASKED']);
});

test.each([
  ['["INDIVIDUAL",["Hassan Ali"],1988,["SO"]]', { birthYear: 1988, countries: ['SO'], identifiers: [] }],
  ['["ENTITY",["Wells"],null,[],["SO 123"," 77"]]', { birthYear: null, identifiers: ['SO 123', '77'] }],
])('the facts %s are read as they were asked', (facts, parts) => expect(readFacts(facts)).toMatchObject(parts));

const record = {
  names: [{ value: 'YUSUF ABDI', kind: 'PRIMARY', script: 'Latn' }],
  births: [{ year: 1970, approximate: false }],
  nationalities: ['Somalia'],
  documents: [{ type: 'Passport', number: 'P1', country: 'Somalia', note: '' }],
} as unknown as ListedRecord;
const asked = readFacts('["INDIVIDUAL",["Yusuf Abdi"],1970,["KE"]]');
const sides = { asked, record };

test('nothing changed, nothing told', () => expect(describeChanges(sides, sides)).toEqual([]));

test.each<[string, object, object, string[]]>([
  [
    'an alias',
    {},
    { names: [...record.names, { value: 'Abu Xalwo' }] },
    ['The list gives the further name Abu Xalwo.'],
  ],
  ['the same name in small letters', {}, { names: [{ value: 'Yusuf Abdi', kind: 'PRIMARY' }] }, []],
  [
    'another birth',
    {},
    { births: [{ year: 1971, approximate: true }] },
    ['The list gives the birth ~1971.', 'The list no longer gives the birth 1970.'],
  ],
  ['no document', {}, { documents: [] }, ['The list no longer gives the document Passport P1, Somalia.']],
  [
    'a name of the partner',
    { names: ['Yusuf Abdi', 'Y. Abdi'] },
    {},
    ['The partner is asked with the further name Y. Abdi.'],
  ],
  ['a year of birth', { birthYear: null }, {}, ['The year of birth is not known; before it was 1970.']],
])('%s is told in words', (_what, partner, listed, changes) => {
  const after = { asked: { ...asked, ...partner }, record: { ...record, ...listed } };
  expect(describeChanges(sides, after)).toEqual(changes);
});

test('a document without its country', () => {
  expect(describeDocument({ type: '', number: '77', country: '', note: '' })).toBe('77');
});
