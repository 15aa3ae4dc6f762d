import { nameKey, phrasesOf } from './partner-name.rules';

const finds = (name: string, text: string) => phrasesOf(text).some(({ key }) => key === nameKey(name));

test.each([
  ['Wadajir Relief', 'We stopped the work of Wadajir Relief, in May.'],
  ['Wadajir Relief', 'the case of WADAJIR RELIEF'],
  ["Médecins d'Urgence", 'with Medecins d’Urgence (Mali)'],
  ['Al-Amal Foundation', 'paid to Al Amal foundation.'],
  ['CARE', 'Funds to CARE rose.'],
  ['Hope', 'Work with Hope went well.'],
  ['منظمة الأمل', 'عملنا مع منظمة الأمل في 2025'],
  [
    'The Association of All the Farmers of the Northern and Southern Hills',
    'The association of all the farmers of the northern hills',
  ],
])('%s is found in "%s"', (name, text) => {
  const wanted = !name.startsWith('The Association');
  expect(finds(name, text)).toBe(wanted);
});

test.each([
  ['CARE', 'Health care improved, and Care was taken.'],
  ['Hope', 'We hope for more.'],
  ['Wadajir Relief', 'Wadajir gave relief.'],
  ['AB', 'AB'],
])('%s is not found in "%s"', (name, text) => expect(finds(name, text)).toBe(false));

test('the words that name a partner come back as they were written', () => {
  const phrase = phrasesOf('as Wadajir-Relief told').find(({ key }) => key === nameKey('wadajir relief'));
  expect(phrase?.text).toBe('Wadajir-Relief');
});
