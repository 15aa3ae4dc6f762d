import { allKeys, domainOf, evidenceKeys, type KeyFacts, nameKeys, normaliseNumber } from './duplicate-keys.rules';

const facts = (change: Partial<KeyFacts> = {}): KeyFacts => ({
  names: [],
  countryOfOrigin: 'SO',
  identifiers: [],
  registrationNumbers: [],
  website: null,
  address: null,
  ...change,
});

test.each([
  ['https://www.gargaar.org/about', 'gargaar.org'],
  ['gargaar.org', 'gargaar.org'],
  ['HTTP://GARGAAR.ORG:8080/', 'gargaar.org'],
  ['https://www.facebook.com/JSF.TUNISIE', 'facebook.com/jsf.tunisie'],
  ['https://www.facebook.com/pages/Some-Page', null],
  ['facebook.com', null],
  ['not a site', null],
  [null, null],
])('the owner behind %s is %s', (website, owner) => expect(domainOf(website)).toBe(owner));

test.each(['SO-MOI 4471/2016', 'so moi 4471-2016', 'SO.MOI/4471/2016'])('%s is one number', (number) =>
  expect(normaliseNumber(number)).toBe('somoi44712016'),
);

test.each([
  [{ registrationNumbers: ['SO-MOI 4471/2016'] }, ['r:SO:somoi44712016']],
  [{ identifiers: [{ scheme: 'NATIONAL_REGISTER', value: '4471/2016' }] }, ['r:SO:44712016']],
  [{ identifiers: [{ scheme: 'SO-REG', value: '4471/2016' }] }, ['r:SO:44712016']],
  [{ identifiers: [{ scheme: 'SO-MOI', value: '4471' }] }, ['i:SO-MOI:4471', 'r:SO:4471']],
  [{ identifiers: [{ scheme: 'KE-NCB', value: '4471' }] }, ['i:KE-NCB:4471']],
  [{ registrationNumbers: ['7'] }, []],
  [{ address: '12 Via Liberia, Mogadishu' }, ['l:SO:12 liberia mogadishu via']],
  [{ address: 'Mogadishu' }, []],
])('%j proves by %j', (change, keys) => expect(evidenceKeys(facts(change))).toEqual(keys));

const share = (one: string, other: string) => {
  const keys = nameKeys([{ value: other }]);
  return nameKeys([{ value: one }]).some((key) => keys.includes(key));
};

test.each([
  ['Wadajir Water & Shelter Association', 'Wadajir Water Association'],
  ['Wadajir Water Association', 'Wadajeer Water Association'],
  ['Association Sanabel pour le développement', 'جمعية سنابل للتنمية'],
  ["Organisation Marocaine des Droits de l'Homme", 'المنظمة المغربية لحقوق الإنسان'],
  ['GRRN', 'Gargaar Relief and Resilience Network'],
  ['Cultural Media Center (CMC)', 'CMC'],
  ['Association Femmes', 'جمعية نساء'],
])('“%s” and “%s” share a key', (one, other) => expect(share(one, other)).toBe(true));

test.each([
  ['Health Development Association', 'Women Development Association'],
  ['Hodan Fisheries', 'Maji Safi Group'],
])('“%s” and “%s” share none', (one, other) => expect(share(one, other)).toBe(false));

test('a long name has a bounded number of keys, and a name of signs none', () => {
  const long = Array.from({ length: 60 }, (_, index) => `women${index} health water peace youth rights`).join(' ');
  expect(nameKeys([{ value: long }]).length).toBeLessThan(300);
  expect(allKeys(facts({ names: [{ value: '—', kind: 'LEGAL' }] }))).toEqual([]);
});
