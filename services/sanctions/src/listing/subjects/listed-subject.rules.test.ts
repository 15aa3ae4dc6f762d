import { describeBirth } from './listed-subject.rules';

test.each([
  [{ date: '1973-11-02', year: 1973, approximate: false }, '1973-11-02'],
  [{ year: 1971, approximate: false }, '1971'],
  [{ year: 1971, approximate: true }, '~1971'],
  [{ from: 1960, to: 1962, approximate: false }, '1960-1962'],
  [{ from: 1960, approximate: true }, '~1960-'],
  [{ approximate: false, note: 'Hijri 1390' }, 'Hijri 1390'],
])('%j', (birth, told) => {
  expect(describeBirth(birth)).toBe(told);
});
