import { publicViewer, type Role, type Viewer } from '@partner-commons/platform/viewer';
import { countIssuers, mayReadLetter } from './recommendation.rules';

const letter = (...issuerKeys: string[]) => ({ issuerKeys, outcome: null });

test.each<[string, Parameters<typeof countIssuers>[0], number]>([
  ['no letter', [], 0],
  ['one letter', [letter('a')], 1],
  ['two letters of one issuer', [letter('a'), letter('a')], 1],
  ['two issuers', [letter('a'), letter('b')], 2],
  ['one issuer by two of its names', [letter('a', 'p1'), letter('b', 'p1')], 1],
  ['two issuers that a third letter shows to be one', [letter('a'), letter('b'), letter('a', 'b')], 1],
  ['a refused letter', [letter('a'), { issuerKeys: ['b'], outcome: 'REFUSED' }], 1],
  ['an accepted letter', [letter('a'), { issuerKeys: ['b'], outcome: 'ACCEPTED' }], 2],
])('R-INV-3 counts different issuers: %s', (_case, letters, count) => expect(countIssuers(letters)).toBe(count));

const staff = (agency: string, role: Role): Viewer => ({
  ...publicViewer,
  kind: 'AGENCY',
  agency,
  roles: [{ role, office: null }],
});

test.each<[Viewer, string | null, boolean]>([
  [staff('UNHCR', 'VETTING_OFFICER'), 'UNHCR', true],
  [staff('UNHCR', 'READER'), 'UNHCR', false],
  [staff('WFP', 'VETTING_OFFICER'), 'UNHCR', false],
  [staff('WFP', 'VETTING_OFFICER'), null, true],
  [
    { ...publicViewer, kind: 'PARTNER', partnerId: 'p', roles: [{ role: 'PARTNER_ADMIN', office: null }] },
    'UNHCR',
    false,
  ],
])('%j reads a letter sponsored by %s: %s', (viewer, sponsor, allowed) => {
  expect(mayReadLetter(viewer, sponsor)).toBe(allowed);
});
