import { publicViewer, type Role, type Viewer } from '@partner-commons/platform/viewer';
import { breaksDeclaration, changedFacts, mayReadPeople, type PersonDetails, yearsBefore } from './key-person.rules';
import { KeyPersonRole } from './key-person.view';

const partnerId = '01a1fd10-0000-7000-8000-000000000001';
const staff = (...held: Role[]): Viewer => ({
  ...publicViewer,
  kind: 'AGENCY',
  subject: 'x',
  agency: 'WFP',
  roles: held.map((role) => ({ role, office: null })),
});

test.each([
  [staff('SANCTIONS_SCREENER'), true],
  [staff('VERIFIER'), true],
  [staff('DATA_PROTECTION_OFFICER'), true],
  [staff('PROGRAMME_OFFICER', 'IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR'), false],
  [{ ...staff('VERIFIER'), agency: null }, false],
  [{ ...publicViewer, roles: staff('VERIFIER').roles }, false],
  [{ ...publicViewer, kind: 'PARTNER', partnerId } as Viewer, true],
  [{ ...publicViewer, kind: 'PARTNER', partnerId: 'other', partnerIds: [partnerId] } as Viewer, true],
  [{ ...publicViewer, kind: 'PARTNER', partnerId: 'other', roles: staff('VERIFIER').roles } as Viewer, false],
])('who may read the people of a partner: %#', (viewer, allowed) => {
  expect(mayReadPeople(viewer, partnerId)).toBe(allowed);
});

test.each([
  ['2026-03-01T10:00:00Z', 7, '2019-03-01'],
  ['2028-02-29T23:59:59Z', 1, '2027-02-28'],
  ['2026-01-01T00:00:00Z', 1, '2025-01-01'],
])('%s less %i years is %s', (now, years, date) => {
  expect(yearsBefore(new Date(now), years)).toBe(date);
});

test('a change names the fields and nothing more', () => {
  const before: PersonDetails = {
    fullName: 'Amina Warsame',
    nameOriginalScript: null,
    title: 'Director',
    nationality: 'SO',
    birthYear: 1970,
  };
  expect(changedFacts(before, before)).toEqual([]);
  expect(changedFacts(before, { ...before, title: null, birthYear: 1971 })).toEqual(['title', 'birthYear']);
});

test.each([
  [[KeyPersonRole.HEAD], 'HEAD_CHANGED'],
  [[KeyPersonRole.BOARD], 'BOARD_CHANGED'],
  [[KeyPersonRole.BOARD, KeyPersonRole.HEAD], 'HEAD_CHANGED'],
  [[KeyPersonRole.SIGNATORY, KeyPersonRole.USER], null],
])('R-INV-5: a change of %s: %s', (roles, cause) => {
  expect(breaksDeclaration(roles)).toBe(cause);
});
