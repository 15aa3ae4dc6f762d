import { type KnownVerification, resultOf, stateOf, validUntil } from './verification.rules';

const expected = [true, true, true, false, false];
const answers = (text: string) =>
  [...text].map((letter, index) => ({ expected: expected[index] as boolean, answer: letter === 'Y' }));
const all = Array.from({ length: 32 }, (_, bits) =>
  [...bits.toString(2).padStart(5, '0')].map((bit) => (bit === '1' ? 'Y' : 'N')).join(''),
);

test.each(all)('%s verifies only as Y, Y, Y, N, N', (text) =>
  expect(resultOf(answers(text))).toBe(text === 'YYYNN' ? 'VERIFIED' : 'NOT_VERIFIED'),
);

test('no question verifies nobody', () => expect(resultOf([])).toBe('NOT_VERIFIED'));

test('it is valid for five years, also from a leap day', () => {
  expect(validUntil(new Date('2026-03-01T12:00:00Z'))).toEqual(new Date('2031-03-01T12:00:00Z'));
  expect(validUntil(new Date('2028-02-29T00:00:00Z'))).toEqual(new Date('2033-03-01T00:00:00Z'));
});

const now = new Date('2026-03-01T12:00:00Z');
const verified: KnownVerification = {
  result: 'VERIFIED',
  at: new Date('2025-03-01T12:00:00Z'),
  validUntil: new Date('2030-03-01T12:00:00Z'),
};
const ended: KnownVerification = { ...verified, validUntil: now };
const failed: KnownVerification = { ...verified, result: 'NOT_VERIFIED', validUntil: now };

test.each<[string, KnownVerification | null, KnownVerification | null | undefined, string, boolean]>([
  ['never verified', null, undefined, 'PENDING', false],
  ['verified', verified, undefined, 'VERIFIED', false],
  ['at its end', ended, undefined, 'EXPIRED', false],
  ['failed, however long ago', failed, undefined, 'NOT_VERIFIED', false],
  ['an office under a verified headquarters', verified, verified, 'VERIFIED', false],
  ['an office under a headquarters never verified (R-INV-8)', verified, null, 'PENDING', true],
  ['an office under a headquarters that expired (R-INV-8)', verified, ended, 'EXPIRED', true],
  ['an office under a headquarters that failed (R-INV-8)', verified, failed, 'NOT_VERIFIED', true],
  ['a failed office under a verified headquarters', failed, verified, 'NOT_VERIFIED', false],
])('%s', (_case, known, headquarters, result, inherited) =>
  expect(stateOf(known, headquarters, now)).toEqual({ result, inherited }),
);
