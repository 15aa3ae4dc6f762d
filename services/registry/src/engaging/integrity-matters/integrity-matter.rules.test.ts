import { mustContact } from './integrity-matter.rules';

const at = new Date('2026-03-01T12:00:00Z');
const days = (count: number) => new Date(at.getTime() + count * 86_400_000);
const matter = { leadAgency: 'UNDP', since: days(-10), until: days(170) };

test.each<[string, Parameters<typeof mustContact>[0], string, Date | null, boolean]>([
  ['no matter is open', null, 'UNHCR', null, false],
  ['another agency leads a matter', matter, 'UNHCR', null, true],
  ['the agency leads it itself', matter, 'UNDP', null, false],
  ['the matter has ended', { ...matter, until: at }, 'UNHCR', null, false],
  ['it has no end', { ...matter, until: null }, 'UNHCR', null, true],
  ['the lead agency was contacted', matter, 'UNHCR', days(-1), false],
  ['it was contacted about an earlier matter', matter, 'UNHCR', days(-11), true],
])('R-INV-7: %s', (_case, open, agency, contactedAt, expected) =>
  expect(mustContact(open, { agency, contact: contactedAt && { at: contactedAt }, at })).toBe(expected),
);
