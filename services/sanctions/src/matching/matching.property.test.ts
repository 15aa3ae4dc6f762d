import fc from 'fast-check';
import { prepareQuery, prepareSubject } from './prepare';
import { compareNames, score } from './score';
import { screen } from './screen';
import { buildIndex } from './screening-index';
import type { Subject } from './subject';

const kind = fc.constantFrom('INDIVIDUAL' as const, 'ENTITY' as const, 'VESSEL' as const);
const syllables = [
  'al',
  'mo',
  'ham',
  'med',
  'ka',
  'rim',
  'jo',
  'se',
  'li',
  'an',
  'محمد',
  'كريم',
  'Алек',
  'сей',
  '金',
  ' ',
  ' ',
  '-',
  'ltd',
];
const likelyName = fc
  .array(fc.constantFrom(...syllables), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.join(''));
const anyName = fc.oneof(likelyName, fc.string({ unit: 'binary', maxLength: 3000 }), fc.string({ unit: 'grapheme' }));
const options = { seed: 20260227, numRuns: 300 };

function subjectOf(name: string, id = 'x'): Subject {
  return { id, kind: 'INDIVIDUAL', names: [{ value: name, quality: 'PRIMARY' }], births: [], countries: [] };
}

test('any two strings: no crash, a score from 0 to 1 that its features add up to, in bounded time', () => {
  fc.assert(
    fc.property(anyName, anyName, kind, fc.option(fc.integer({ min: 1900, max: 2020 })), (a, b, askedKind, year) => {
      const started = performance.now();
      const listed = { ...subjectOf(b), births: [{ from: 1950, to: 1955 }] };
      const result = score(
        prepareQuery({ kind: askedKind, names: [a], birthYear: year ?? undefined }),
        prepareSubject(listed),
      );
      expect(performance.now() - started).toBeLessThan(250);
      expect(result.score).toBeGreaterThanOrEqual(0);
      expect(result.score).toBeLessThanOrEqual(1);
      expect(result.features.reduce((sum, feature) => sum + feature.value, 0)).toBeCloseTo(result.score, 9);
    }),
    options,
  );
});

test('names of one kind score alike in both directions', () => {
  const total = (a: string, b: string) => {
    const [left, right] = [a, b].map((name) => prepareSubject(subjectOf(name)).names[0]);
    return left && right ? compareNames(left, right).reduce((sum, feature) => sum + feature.value, 0) : 0;
  };
  fc.assert(
    fc.property(likelyName, likelyName, (a, b) => {
      expect(total(a, b)).toBeCloseTo(total(b, a), 9);
    }),
    { ...options, numRuns: 1000 },
  );
});

test('a name scores at least strong against itself, unless nothing of it can be read', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const subject = prepareSubject(subjectOf(name));
      const result = score(prepareQuery({ kind: 'INDIVIDUAL', names: [name] }), subject);
      expect(result.score).toBe(subject.names.length > 0 ? 0.98 : 0);
    }),
    options,
  );
});

test('the index finds exactly what comparing with every subject finds', () => {
  fc.assert(
    fc.property(fc.array(likelyName, { minLength: 1, maxLength: 40 }), likelyName, kind, (names, asked, askedKind) => {
      const query = { kind: askedKind, names: [asked] };
      const subjects = names.map((name, index) => subjectOf(name, `${index}`));
      const found = screen(buildIndex(subjects), query).map((match) => [match.subjectId, match.score]);
      const compared = subjects
        .map((subject) => [subject.id, score(prepareQuery(query), prepareSubject(subject)).score] as const)
        .filter(([, value]) => value >= 0.7);
      expect(new Map(found as [string, number][])).toEqual(new Map(compared));
    }),
    options,
  );
});
