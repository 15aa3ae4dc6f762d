import { foldName } from './fold';

test.each([
  ['Association de Sauvegarde et Développement', 'association de sauvegarde et developpement'],
  ['  U.S.A.  Médecins—sans Frontières ', 'usa medecins sans frontieres'],
  ['Мохаммед', 'mokhammed'],
  ['a‮b​c', 'abc'],
  ['', ''],
])('folds %j to %j', (given, expected) => expect(foldName(given)).toBe(expected));

test('Arabic with and without vowel marks folds alike', () => {
  expect(foldName('جَمعِيّة')).toBe(foldName('جمعية'));
});
