import { foldText } from './fold-text';
import { prepare } from './prepare';

const folded = (text: string) =>
  foldText(text)
    .map((word) => word.text)
    .join(' ');

test.each<[string, string]>([
  ['Núñez  GONZÁLEZ', 'nunez gonzalez'],
  ['U.S.A. Al-Qa’ida', 'usa al qaida'],
  ['Straße', 'strasse'],
  ['İnşaat', 'insaat'],
  ['Владимир Путин', 'vladimir putin'],
  ['习近平', 'xi jin ping'],
  ['김정은', 'gim jeong eun'],
  ['محمد', 'mhmd'],
  ['مُحَمَّد', 'mhmd'],
  ['ﻣﺤﻤﺪ', 'mhmd'],
  ['Ｆｕｌｌ Ｗｉｄｔｈ', 'full width'],
  ['a\u202Eb\u200Bc\u00AD\uFEFF', 'abc'],
  ['Mоhаmmеd', 'mohammed'],
  ['Мoxaммeд', 'mokhammed'],
  ['Αl Shabaab', 'al shabaab'],
  ['АТЕК Trading', 'atek trading'],
  ['🙂', ''],
  ['', ''],
])('%j folds to %j', (given, expected) => expect(folded(given)).toBe(expected));

test.each<[string, string]>([
  ['Siemens Aktiengesellschaft', 'siemens ag'],
  ['Volkswagen Gesellschaft mit beschränkter Haftung', 'volkswagen gmbh'],
  ['Acme Private Limied', 'acme pvt ltd'],
  ['Tactical Missiles Joint Stockcompany', 'tactical missiles jsc'],
  ['As Salam', 'as salam'],
  ['Brigade Fourty-four', 'brigade 44'],
  ['United States of America Trading', 'usa trading'],
])('legal form of %j', (given, expected) => expect(prepare(given, 'ENTITY').text).toBe(expected));

test.each<[string, string]>([
  ['Abd al-Rahman', 'abd rahman'],
  ['Abdel Rahman', 'abdel rahman'],
  ['习近平', 'xi jinping'],
  ['광수 이', 'gwangsu i'],
  ['0sama bin Laden', 'osama bin laden'],
  ['Osama ibn Laden', 'osama bin laden'],
])('person %j', (given, expected) => expect(prepare(given, 'INDIVIDUAL').text).toBe(expected));

test('a name of 10 MB costs no more than a long one', () => {
  const huge = [
    'A'.repeat(10_000_000),
    'ab '.repeat(3_000_000),
    '\u0301'.repeat(10_000_000),
    '\uFDFA'.repeat(5_000_000),
    '人'.repeat(5_000_000),
    '🙂'.repeat(5_000_000),
  ];
  const started = performance.now();
  for (const name of huge) {
    const prepared = prepare(name, 'ENTITY');
    expect(prepared.parts.length).toBeLessThanOrEqual(64);
    expect(prepared.original.length).toBeLessThanOrEqual(1000);
  }
  expect(performance.now() - started).toBeLessThan(1000);
});
