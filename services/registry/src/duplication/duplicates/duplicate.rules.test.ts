import * as fc from 'fast-check';
import { compareNames } from '../likeness/name-likeness.rules';
import {
  bringsNewEvidence,
  type ComparedPartner,
  certainFrom,
  type DuplicateReasonCode,
  isHardDuplicate,
  reviewFrom,
  scorePair,
} from './duplicate.rules';

const partner = (name: string, change: Partial<ComparedPartner> = {}): ComparedPartner => ({
  names: [{ value: name, kind: 'LEGAL' }],
  countryOfOrigin: 'SO',
  evidence: [],
  ...change,
});
const codes = (reasons: { code: string }[]) => reasons.map(({ code }) => code);

const bands = [
  ['NONE', 0, reviewFrom],
  ['REVIEW', reviewFrom, certainFrom],
  ['CERTAIN', certainFrom, 1.01],
] as const;
const bandOf = (score: number) => bands.find(([, from, to]) => score >= from && score < to)?.[0];

test.each([
  ['Wadajir Water & Shelter Association', 'Wadajir Water Association', 'REVIEW'],
  ['Wadajir Water Association', 'WADAJIR WATER ASSOCIATION', 'CERTAIN'],
  ['Wadajir Water Association', 'Wadajir Water Asociation', 'CERTAIN'],
  ['WWSA', 'Wadajir Water & Shelter Association', 'REVIEW'],
  ['Association Sanabel pour le développement', 'جمعية سنابل للتنمية', 'CERTAIN'],
  ['جمعية حقوق الإنسان', 'جمعيه حقوق الانسان', 'CERTAIN'],
  ['Croissant Rouge Tunisien', 'Croissant Vert Tunisien', 'REVIEW'],
  ['Bassa Women Development Association', 'Margibi Women Development Association', 'NONE'],
  ['United Nations Population Fund', 'United Nations Development Programme', 'NONE'],
  ['Hodan Fisheries', 'Maji Safi Group', 'NONE'],
])('“%s” and “%s”: %s', (one, other, band) => {
  expect(bandOf(scorePair(partner(one), partner(other)).score)).toBe(band);
});

const alike = ['Wadajir Water & Shelter Association', 'Wadajir Water Association'] as const;

test.each<[string, Partial<ComparedPartner>, DuplicateReasonCode[], string]>([
  ['the same number', { evidence: ['r:SO:4471'] }, ['NAME', 'REGISTRATION_NUMBER', 'SAME_COUNTRY'], 'CERTAIN'],
  ['the same website', { evidence: ['d:wadajir.org'] }, ['NAME', 'WEB_DOMAIN', 'SAME_COUNTRY'], 'CERTAIN'],
  ['the same key person', { people: ['x'] }, ['NAME', 'KEY_PERSON', 'SAME_COUNTRY'], 'CERTAIN'],
  ['the same address', { evidence: ['l:SO:a b c'] }, ['NAME', 'ADDRESS', 'SAME_COUNTRY'], 'REVIEW'],
])('%s leaves less doubt', (_case, shared, reasons, band) => {
  const pair = scorePair(partner(alike[0], shared), partner(alike[1], shared));
  expect(codes(pair.reasons)).toEqual(reasons);
  expect(bandOf(pair.score)).toBe(band);
  expect(pair.score).toBeGreaterThan(scorePair(partner(alike[0]), partner(alike[1])).score);
});

test('one identifier is nearly certain without any likeness of names', () => {
  const shared = { evidence: ['i:XI-LEI:529900t8bm49aursdo55'] };
  const { score, reasons } = scorePair(partner('Hodan Fisheries', shared), partner('Maji Safi', shared));
  expect(score).toBeGreaterThanOrEqual(certainFrom);
  expect(codes(reasons)).toEqual(['IDENTIFIER', 'SAME_COUNTRY']);
});

test('another country lowers the score and says so', () => {
  const abroad = scorePair(partner(alike[0]), partner(alike[1], { countryOfOrigin: 'KE' }));
  expect(abroad.score).toBeLessThan(scorePair(partner(alike[0]), partner(alike[1])).score);
  expect(codes(abroad.reasons)).toContain('OTHER_COUNTRY');
});

test('R-INV-9 asks for the score, the country and the number, all three', () => {
  const shared = { evidence: ['r:SO:4471'] };
  const pair = (one: string, other: string, change: Partial<ComparedPartner> = {}) =>
    isHardDuplicate(scorePair(partner(one, shared), partner(other, { ...shared, ...change })));
  expect(pair(...alike)).toBe(true);
  expect(pair(...alike, { evidence: [] })).toBe(false);
  expect(pair(...alike, { countryOfOrigin: 'KE' })).toBe(false);
  expect(pair('Hodan Fisheries', 'Maji Safi Group')).toBe(false);
});

test.each([
  [['NAME'], ['NAME', 'REGISTRATION_NUMBER'], true],
  [['NAME', 'REGISTRATION_NUMBER'], ['NAME', 'REGISTRATION_NUMBER'], false],
  [['NAME'], ['NAME', 'WEB_DOMAIN'], false],
] as [DuplicateReasonCode[], DuplicateReasonCode[], boolean][])(
  'from %j to %j is new evidence: %s',
  (before, now, isNew) => {
    const facts = (list: DuplicateReasonCode[]) => list.map((code) => ({ code, detail: '' }));
    expect(bringsNewEvidence(facts(before), facts(now))).toBe(isNew);
  },
);

describe('whatever the names', () => {
  const words = fc.array(
    fc.constantFrom('Wadajir', 'Water', 'جمعية', 'سنابل', 'Association', 'UNHCR', 'de', "l'eau", '12', '—'),
    {
      maxLength: 8,
    },
  );
  const name = fc.oneof(
    words.map((list) => list.join(' ')),
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  );

  test('likeness lies between 0 and 1 and does not depend on the order', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        const { score } = compareNames(one, other);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(compareNames(other, one).score).toBeCloseTo(score, 10);
      }),
    );
  });

  test('a name with a letter is itself', () => {
    fc.assert(
      fc.property(
        words.filter((list) => list.some((word) => word.length > 4)),
        (list) => {
          expect(compareNames(list.join(' '), list.join(' ')).score).toBeGreaterThanOrEqual(reviewFrom);
        },
      ),
    );
  });

  test('more evidence never lowers the score', () => {
    const key = fc.constantFrom('i:A:1', 'r:SO:1', 'd:a.org', 'l:SO:x');
    fc.assert(
      fc.property(name, name, fc.uniqueArray(key), key, (one, other, shared, more) => {
        const score = (evidence: string[]) => scorePair(partner(one, { evidence }), partner(other, { evidence })).score;
        expect(score([...shared, more])).toBeGreaterThanOrEqual(score(shared));
      }),
    );
  });
});
