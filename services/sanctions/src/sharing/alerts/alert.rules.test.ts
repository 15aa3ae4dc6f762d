import { categoryOf, recipientsOf } from './alert.rules';

test.each([
  [['FRAUD', 'MISREPRESENTATION'], 'FINANCIAL'],
  [['MISREPRESENTATION'], 'COMPLIANCE'],
  [['FRAUD', 'SEXUAL_EXPLOITATION_ABUSE'], 'SEXUAL_EXPLOITATION_ABUSE'],
  [['CHILD_LABOUR', 'CORRUPTION'], 'SAFEGUARDING_VIOLATION'],
  [['COERCION'], 'REPUTATIONAL_ETHICAL'],
  [['CROSS_RECOGNITION'], 'OTHER'],
  [['a ground of tomorrow'], 'OTHER'],
  [[], 'OTHER'],
])('grounds %j are of the category %s', (grounds, category) => expect(categoryOf(grounds)).toBe(category));

test.each([
  ['with exposure', ['UNDP', 'UNICEF', 'WFP'], [], ['UNICEF', 'WFP']],
  ['that do not have it yet', ['UNDP', 'UNICEF', 'WFP'], ['UNICEF'], ['WFP']],
  ['and to nobody without', ['UNDP'], [], []],
])('S-INV-11: an alert of UNDP goes to agencies %s', (_case, exposed, delivered, recipients) => {
  expect(recipientsOf(exposed, 'UNDP', delivered)).toEqual(recipients);
});
