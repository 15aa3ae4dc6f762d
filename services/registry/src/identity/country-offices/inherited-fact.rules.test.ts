import { inheritedFacts } from './inherited-fact.rules';

const bare = { website: null, categories: [], roles: [], attributes: [], inheritsName: false, legalName: 'Name' };
const hq = {
  ...bare,
  id: 'hq',
  website: 'https://hq.example',
  categories: ['WOMEN'],
  attributes: ['LOCAL', 'WOMEN_LED'],
};
const office = { ...bare, id: 'office' };
const fieldsOf = (of: typeof office) => inheritedFacts(of, hq).map(({ field, values }) => [field, values]);

test('an office takes over what it has not said itself', () => {
  expect(inheritedFacts(office, hq).every(({ fromId }) => fromId === 'hq')).toBe(true);
  expect(fieldsOf(office)).toEqual([
    ['website', ['https://hq.example']],
    ['categories', ['WOMEN']],
    ['attributes', ['WOMEN_LED']],
  ]);
});

test('what it says of itself comes first', () => {
  const own = { ...office, website: 'https://office.example', categories: ['MEDIA'], attributes: ['LOCAL', 'OPD'] };
  expect(fieldsOf(own as never)).toEqual([]);
});

test('the name is inherited only by those who go by it', () => {
  expect(fieldsOf({ ...office, inheritsName: true })[0]).toEqual(['legalName', ['Name']]);
});
