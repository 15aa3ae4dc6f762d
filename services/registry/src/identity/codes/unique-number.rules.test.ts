import { checkDigitsOf, hasValidCheckDigits, readUniqueNumber, uniqueNumberOf } from './unique-number.rules';

test.each([
  [4711, 'UNIP-0004711-30'],
  [1, 'UNIP-0000001-95'],
  [2, 'UNIP-0000002-92'],
  [9_999_999, 'UNIP-9999999-67'],
])('partner %i is %s', (sequence, number) => {
  expect(uniqueNumberOf(sequence)).toBe(number);
  expect(readUniqueNumber(number)).toBe(number);
});

test.each([0, -1, 1.5, 10_000_000, Number.NaN])('%p has no number', (sequence) =>
  expect(() => uniqueNumberOf(sequence)).toThrow(RangeError),
);

test.each(['0004711', '9999999', '0000001', '1234567'])('the check digits of %s are those of ISO 7064', (digits) => {
  expect(hasValidCheckDigits(`${digits}${checkDigitsOf(digits)}`)).toBe(true);
});

test('an LEI of the standard passes, and a changed one does not', () => {
  // 5493 000I BP32 UQZ0 KL24 with letters as 10 to 35.
  const asDigits = (lei: string) => [...lei].map((sign) => Number.parseInt(sign, 36)).join('');
  expect(hasValidCheckDigits(asDigits('5493000IBP32UQZ0KL24'))).toBe(true);
  expect(hasValidCheckDigits(asDigits('5493000IBP23UQZ0KL24'))).toBe(false);
});

const digitsOf = (number: string) => number.replace(/\D/g, '');
const written = (digits: string) => `UNIP-${digits.slice(0, 7)}-${digits.slice(7)}`;

test.each(['UNIP-0004711-30', 'UNIP-9081726-21', 'UNIP-0000001-95'])(
  'every mistyped digit and every swap of neighbours in %s is found',
  (number) => {
    const digits = digitsOf(number);
    const right = digits.slice(0, 7) + checkDigitsOf(digits.slice(0, 7));
    const wrong: string[] = [];
    for (let place = 0; place < right.length; place += 1) {
      for (const digit of '0123456789') wrong.push(right.slice(0, place) + digit + right.slice(place + 1));
      wrong.push(right.slice(0, place) + right.charAt(place + 1) + right.charAt(place) + right.slice(place + 2));
    }
    const different = wrong.filter((candidate) => candidate !== right && candidate.length === 9);
    expect(different.length).toBeGreaterThan(80);
    expect(different.filter((candidate) => readUniqueNumber(written(candidate)) !== null)).toEqual([]);
  },
);

test.each([
  [' unip-0004711-30 ', 'UNIP-0004711-30'],
  ['UNIP-0004711-31', null],
  ['UNIP-4711-30', null],
  ['0004711-30', null],
  ['', null],
])('%p is read as %p', (text, number) => expect(readUniqueNumber(text)).toBe(number));
