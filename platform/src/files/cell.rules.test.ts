import { guardCell, unguardCell } from './cell.rules';

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '\u3000=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '=cmd|calc!A0',
])('U01: %j is no formula any more, and comes back as it was', (text) => {
  expect(guardCell(text)).toBe(`'${text}`);
  expect(unguardCell(guardCell(text))).toBe(text);
});

test.each(['Médecins', "l'eau", "'quoted'", "'=1", '', 'a=b', 'منظمة'])('%j comes back as it was', (text) => {
  expect(unguardCell(guardCell(text))).toBe(text);
});

test.each(['Médecins', "l'eau", '', 'a=b'])('%j is left alone', (text) => expect(guardCell(text)).toBe(text));
