import { defaultOptions } from '../../matching/score';
import type { Subject } from '../../matching/subject';
import { IndexRoom } from '../indexes/index-room';
import {
  factsOf,
  matchedFieldOf,
  questionsOf,
  type ScreenedBasis,
  screeningOf,
  toPersonQuery,
  toQuery,
} from './screening.rules';

const subject = {
  id: 's1',
  kind: 'ENTITY' as const,
  names: [{ value: 'REVIVAL OF ISLAMIC HERITAGE SOCIETY', quality: 'PRIMARY' as const }],
  births: [],
  countries: [],
};
/** Asks as the engine does, without its threads. */
function screenBasis(subjects: Subject[], basis: ScreenedBasis) {
  const room = new IndexRoom();
  room.answer({ type: 'add', index: 'i', subjects });
  room.answer({ type: 'build', index: 'i' });
  const queries = questionsOf(basis).map(({ query }) => query);
  const answers = room.answer({ type: 'ask', index: 'i', queries, options: defaultOptions });
  return screeningOf(basis, answers as never, (id) => `hash of ${id}`);
}

const loaded: Subject[] = [subject];
const basis: ScreenedBasis = {
  partnerId: 'p1',
  basisHash: 'b1',
  primaryType: 'NATIONAL_NGO',
  countryOfOrigin: 'KW',
  names: [
    { value: 'Water for All', kind: 'LEGAL' },
    { value: 'Revival of Islamic Heritage Societty', kind: 'FORMER' },
  ],
  identifiers: [],
  people: [],
};
const person = { id: 'k1', names: ['Amina Warsame'], birthYear: null, nationality: null };

test('a former name that is spelled a little otherwise is found, with both names and hashes', () => {
  const { findings, canBeAsked } = screenBasis(loaded, basis);
  expect(canBeAsked).toBe(true);
  expect(findings).toEqual([
    expect.objectContaining({
      partnerId: 'p1',
      subjectId: 's1',
      personId: null,
      askedName: 'Revival of Islamic Heritage Societty',
      matchedField: 'FORMER_NAME',
      listedName: 'REVIVAL OF ISLAMIC HERITAGE SOCIETY',
      basisHash: 'b1',
      screeningHash: 'hash of s1',
    }),
  ]);
  expect(findings[0]?.score).toBeGreaterThan(0.8);
});

test.each([
  ['another name', 'Water for All', true],
  ['signs alone', '— …', false],
])('%s finds nothing', (_case, value, canBeAsked) => {
  expect(screenBasis(loaded, { ...basis, names: [{ value, kind: 'LEGAL' }] })).toEqual({ findings: [], canBeAsked });
});

test.each([
  ['INDIVIDUAL', 'INDIVIDUAL'],
  ['NATIONAL_NGO', 'ENTITY'],
  ['PRIVATE_SECTOR', 'ENTITY'],
])('%s is asked for as %s', (primaryType, kind) => {
  expect(toQuery({ ...basis, primaryType })).toEqual({
    kind,
    names: ['Water for All', 'Revival of Islamic Heritage Societty'],
    countries: ['KW'],
  });
});

test.each([
  ['LEGAL', 'LEGAL_NAME'],
  ['ALIAS', 'ALIAS'],
  ['ACRONYM', 'ALIAS'],
  ['FORMER', 'FORMER_NAME'],
])('a name of kind %s matches as %s', (kind, field) => {
  expect(
    matchedFieldOf(
      [
        { value: 'Other', kind: 'LEGAL' },
        { value: ' Name ', kind },
      ],
      { queryName: 'Name', features: [] },
    ),
  ).toBe(field);
});

describe('key persons', () => {
  const namesake = {
    ...subject,
    id: 's2',
    kind: 'INDIVIDUAL' as const,
    names: [{ value: 'HASSAN ALI MOHAMUD', quality: 'PRIMARY' as const }],
    births: [{ from: 1961, to: 1961 }],
    countries: ['SO'],
  };
  const withPeople: Subject[] = [subject, namesake];
  const hassan = { id: 'k2', names: ['Hassan Ali Mohamud', 'حسن علي'], birthYear: 1988, nationality: 'SO' };

  test('are asked for as individuals with birth year and nationality, and found beside the partner', () => {
    const { findings } = screenBasis(withPeople, { ...basis, people: [person, hassan] });
    expect(findings.map(({ personId, matchedField, subjectId }) => [personId, matchedField, subjectId])).toEqual([
      [null, 'FORMER_NAME', 's1'],
      ['k2', 'KEY_PERSON', 's2'],
    ]);
    expect(findings[1]?.features).toContainEqual(
      expect.objectContaining({ name: 'BIRTH_YEAR', detail: 'Born 1988 contradicts the listed 1961.' }),
    );
  });

  test('one whose name has no letter leaves the whole partner unknown', () => {
    const people = [{ ...person, names: ['—'] }];
    expect(screenBasis(withPeople, { ...basis, people }).canBeAsked).toBe(false);
  });

  test('facts that are not known are not asked', () => {
    expect(toPersonQuery(person)).toEqual({ kind: 'INDIVIDUAL', names: ['Amina Warsame'], countries: [] });
  });
});

describe('the facts that a decision holds for', () => {
  const hassan = { id: 'k2', names: ['Hassan Ali', 'H. Ali'], birthYear: 1988, nationality: 'SO' };
  const facts = factsOf(toPersonQuery(hassan));

  test.each([
    ['another order of the names', { names: ['H. Ali', ' Hassan Ali'] }],
    ['another id', { id: 'k3' }],
  ])('are the same with %s', (_case, change) => {
    expect(factsOf(toPersonQuery({ ...hassan, ...change }))).toBe(facts);
  });

  test.each([
    ['one more name', { names: [...hassan.names, 'Hassan A.'] }],
    ['another birth year', { birthYear: 1961 }],
    ['no birth year', { birthYear: null }],
    ['another nationality', { nationality: 'KE' }],
  ])('are others with %s', (_case, change) => {
    expect(factsOf(toPersonQuery({ ...hassan, ...change }))).not.toBe(facts);
  });
});

test('a number of the partner is asked with its names, binds a decision, and is named as what matched', () => {
  const identified = { ...basis, identifiers: [{ scheme: 'GB-CHC', value: '1234', country: 'GB' }] };
  expect(toQuery(identified).identifiers).toEqual([{ number: '1234', country: 'GB' }]);
  expect(factsOf(toQuery(identified))).not.toBe(factsOf(toQuery(basis)));
  const features = [{ name: 'IDENTIFIER', value: 0.3, detail: 'The same number.' }];
  expect(matchedFieldOf(basis.names, { queryName: 'Water for All', features })).toBe('IDENTIFIER');
});
