import fc from 'fast-check';
import { buildIndex } from './candidates/screening-index';
import { compareNames } from './names/name-features';
import { prepareQuery, prepareSubject } from './prepare';
import { score } from './score';
import { screen } from './screen';
import type { Query, Subject } from './subject';

const kind = fc.constantFrom('INDIVIDUAL' as const, 'ENTITY' as const, 'VESSEL' as const);
const syllables =
  `al mo ham med ka rim jo se li an e i u محمد كريم عبد الله Алек сей 金 习近平 김정은 bin abd qari ltd co
  international trading bank two ii 44 mohammed sergei john juan`.split(/\s+/);
const likelyName = fc
  .array(fc.constantFrom(...syllables, ' ', ' ', ' ', ' ', ' ', '-'), { minLength: 1, maxLength: 16 })
  .map((parts) => parts.join(''));
const anyName = fc.oneof(likelyName, fc.string({ unit: 'binary', maxLength: 3000 }), fc.string({ unit: 'grapheme' }));
const options = { seed: 20260227, numRuns: 300 };

function subjectOf(name: string, id = 'x', subjectKind: Subject['kind'] = 'INDIVIDUAL'): Subject {
  return { id, kind: subjectKind, names: [{ value: name, quality: 'PRIMARY' }], births: [], countries: [] };
}

test('any two strings: no crash, a score from 0 to 1 that its features add up to, in bounded time', () => {
  fc.assert(
    fc.property(anyName, anyName, kind, fc.option(fc.integer({ min: 1900, max: 2020 })), (a, b, askedKind, year) => {
      const started = process.cpuUsage();
      const listed = { ...subjectOf(b), births: [{ from: 1950, to: 1955 }] };
      const result = score(
        prepareQuery({ kind: askedKind, names: [a], birthYear: year ?? undefined }),
        prepareSubject(listed),
      );
      expect(process.cpuUsage(started).user).toBeLessThan(250_000);
      expect(result.score).toBeGreaterThanOrEqual(0);
      expect(result.score).toBeLessThanOrEqual(1);
      expect(result.features.reduce((sum, feature) => sum + feature.value, 0)).toBeCloseTo(result.score, 9);
    }),
    options,
  );
});

test('names of one kind score alike in both directions', () => {
  const total = (a: string, b: string, subjectKind: Subject['kind']) => {
    const [left, right] = [a, b].map((name) => prepareSubject(subjectOf(name, 'x', subjectKind)).names[0]);
    return left && right ? compareNames(left, right).reduce((sum, feature) => sum + feature.value, 0) : 0;
  };
  fc.assert(
    fc.property(likelyName, likelyName, kind, (a, b, subjectKind) => {
      expect(total(a, b, subjectKind)).toBeCloseTo(total(b, a, subjectKind), 9);
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

/** One letter lost, doubled, changed or exchanged with its neighbour, or a space lost. */
const mistyped = fc.tuple(fc.nat(3), fc.nat(60)).map(([form, place]) => (name: string) => {
  const letters = [...name];
  const at = place % Math.max(1, letters.length);
  const [head, letter = '', next = '', tail] = [
    letters.slice(0, at),
    letters[at],
    letters[at + 1],
    letters.slice(at + 2),
  ];
  const forms = [[next], [letter, letter, next], ['o', next], [next, letter]];
  return [...head, ...(forms[form] ?? []), ...tail].join('');
});

test('the index finds exactly what comparing with every subject finds', () => {
  const listed = fc.array(fc.tuple(likelyName, kind), { minLength: 1, maxLength: 40 });
  let scored = 0;
  fc.assert(
    fc.property(listed, fc.nat(39), mistyped, kind, (names, chosen, mistype, askedKind) => {
      const subjects = names.map(([name, own], index) => subjectOf(name, `${index}`, own));
      const query: Query = { kind: askedKind, names: [mistype(names[chosen % names.length]?.[0] ?? '')] };
      const found = screen(buildIndex(subjects), query).map((match) => [match.subjectId, match.score] as const);
      const compared = subjects
        .map((subject) => [subject.id, score(prepareQuery(query), prepareSubject(subject)).score] as const)
        .filter(([, value]) => value >= 0.7);
      scored += compared.length;
      expect(new Map(found)).toEqual(new Map(compared));
    }),
    { ...options, numRuns: 1500 },
  );
  expect(scored).toBeGreaterThan(1000);
});

test('answers depend neither on what was asked before nor on what else is listed', () => {
  fc.assert(
    fc.property(fc.array(likelyName, { minLength: 2, maxLength: 20 }), likelyName, (names, asked) => {
      const subjects = names.map((name, index) => subjectOf(name, `${index}`));
      const index = buildIndex(subjects);
      const ask = (own: typeof index) => screen(own, { kind: 'INDIVIDUAL', names: [asked] });
      const first = ask(index);
      for (const name of names) screen(index, { kind: 'ENTITY', names: [name] });
      expect(ask(index)).toEqual(first);
      const half = buildIndex(subjects.filter((_, place) => place % 2 === 0));
      expect(ask(half)).toEqual(first.filter(({ subjectId }) => Number(subjectId) % 2 === 0));
    }),
    { ...options, numRuns: 150 },
  );
});
