import { likenessOf } from './name-likeness.rules';

test.each([
  ['Wadajir Water Association', 'WADAJIR water, association'],
  ['Association Wadajir Water', 'Wadajir Water Association'],
  ['Associação Água', 'Associacao Agua'],
])('%s is %s', (asked, name) => expect(likenessOf(asked, [name])).toBe(100));

test('what is like it stays below, and what is not like it is far away', () => {
  const close = likenessOf('Wadajir Water Asociation', ['Wadajir Water Association', 'WWSA']);
  expect(close).toBeGreaterThan(75);
  expect(close).toBeLessThan(96);
  expect(likenessOf('Wadajir Water Association', ['Norwegian Refugee Council'])).toBeLessThan(25);
});

test('the best of several names counts; signs alone are like nothing', () => {
  expect(likenessOf('WWSA', ['Wadajir Water & Shelter Association', 'WWSA'])).toBe(100);
  expect(likenessOf('---', ['---'])).toBe(0);
  expect(likenessOf('x', [])).toBe(0);
});
