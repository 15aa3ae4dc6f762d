import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import { type DocumentClaim, findClaimProblem, mayOpen } from './document.rules';
import { DocumentLevel } from './document-type.entity';

const good: DocumentClaim = {
  type: 'LEGAL_REGISTRATION',
  registrationNumber: 'SO-MOI 4471/2016',
  issuingAuthority: 'Ministry of Interior',
  country: 'SO',
  issuedOn: '2016-03-14',
  expiresOn: '2027-03-13',
};

test.each<[Partial<DocumentClaim>, string | undefined, string | undefined]>([
  [{}, undefined, undefined],
  [{ issuedOn: null, expiresOn: null }, undefined, undefined],
  [{ registrationNumber: ' ' }, 'registrationNumber', 'UNHCR-41'],
  [{ issuingAuthority: null }, 'issuingAuthority', 'UNHCR-41'],
  [{ country: undefined }, 'country', 'UNHCR-41'],
  [{ country: 'KE' }, 'country', 'R-INV-4'],
  [{ issuedOn: '2026-02-28' }, 'issuedOn', undefined],
  [{ issuedOn: '2026-02-27' }, undefined, undefined],
  [{ expiresOn: '2016-03-14' }, 'expiresOn', undefined],
  [{ type: 'STATUTE_OR_CONSTITUTION', country: 'KE', registrationNumber: null }, undefined, undefined],
])('R-INV-4: a claim with %j is wrong in %s by %s', (change, field, rule) => {
  const problem = findClaimProblem({ ...good, ...change }, 'SO', '2026-02-27');
  expect([problem?.field, problem?.rule]).toEqual([field, rule]);
});

const staff = (...roles: Viewer['roles'][number]['role'][]): Viewer => ({
  ...publicViewer,
  kind: 'AGENCY',
  agency: 'WFP',
  roles: roles.map((role) => ({ role, office: null })),
});
const owner: Viewer = { ...publicViewer, kind: 'PARTNER', partnerId: 'p1' };
const { INTER_AGENCY, CONFIDENTIAL } = DocumentLevel;

test.each<[string, Viewer, boolean, boolean]>([
  ['a reader', staff('READER'), true, false],
  ['a verifier', staff('READER', 'VERIFIER'), true, true],
  ['staff without a role', staff(), false, false],
  ['the partner', owner, true, true],
  ['the headquarters of the partner', { ...owner, partnerId: 'p0', partnerIds: ['p1'] }, true, true],
  ['another partner', { ...owner, partnerId: 'p2' }, false, false],
  ['nobody', publicViewer, false, false],
])('%s opens what is shared: %s %s, and confidential: %s', (_who, viewer, shared, confidential) => {
  expect(mayOpen(viewer, { partnerId: 'p1', level: INTER_AGENCY })).toBe(shared);
  expect(mayOpen(viewer, { partnerId: 'p1', level: CONFIDENTIAL })).toBe(confidential);
});
