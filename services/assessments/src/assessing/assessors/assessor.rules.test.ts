import { publicViewer, type Role, type Viewer } from '@partner-commons/platform/viewer';
import { AssessorType } from '../../terms/assessor-type.enum';
import { CapacityArea } from '../../terms/capacity-area.enum';
import { type Assigned, partOf, sectionsOf, wasAssessor } from './assessor.rules';

const section = (key: string, area: CapacityArea | null) => ({ key, area, title: key, parts: [], questions: [] });
const methodology = {
  code: 'HACT_MICRO',
  version: 2,
  sections: [section('A', CapacityArea.GOVERNANCE), section('B', CapacityArea.HR), section('X', null)],
};

test.each<[string, Parameters<typeof sectionsOf>[1], string[]]>([
  ['nothing named', {}, []],
  ['a section', { sections: ['B'] }, ['B']],
  ['an area', { areas: [CapacityArea.GOVERNANCE] }, ['A']],
  ['both', { sections: ['X'], areas: [CapacityArea.HR] }, ['B', 'X']],
])('sections for %s', (_case, wanted, found) => {
  expect(sectionsOf(methodology, wanted, 'input.assessors.0')).toEqual(found);
});

test.each<[string, Parameters<typeof sectionsOf>[1], string]>([
  ['a section that is not there', { sections: ['Z'] }, 'input.assessors.0.sections'],
  ['an area that it does not ask about', { areas: [CapacityArea.PROCUREMENT] }, 'input.assessors.0.areas'],
])('%s is refused', (_case, wanted, field) => {
  expect(() => sectionsOf(methodology, wanted, 'input.assessors.0')).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ reason: 'UNKNOWN_SECTION', field }) }),
  );
});

const viewer = (change: Partial<Viewer>, ...held: Role[]): Viewer => ({
  ...publicViewer,
  kind: 'AGENCY',
  agency: 'UNICEF',
  subject: 'i#ann',
  roles: held.map((role) => ({ role, office: null })),
  ...change,
});
const assigned: Assigned[] = [
  { assessorAgency: 'UNICEF', subject: 'i#ann', sections: [], removedAt: null },
  { assessorAgency: 'UNDP', subject: 'i#bob', sections: ['B'], removedAt: null },
  { assessorAgency: 'UNICEF', subject: 'i#old', sections: [], removedAt: new Date(0) },
];
const byStaff = { assessorType: AssessorType.STAFF, partnerId: 'p1' };
const bySelf = { ...byStaff, assessorType: AssessorType.PARTNER_SELF };
const editor = viewer({ kind: 'PARTNER', agency: null, partnerId: 'p1', subject: 'i#eve' }, 'PARTNER_EDITOR');

test.each<[string, Viewer, typeof byStaff, string[] | null | 'refused']>([
  ['an assessor of all', viewer({}, 'ASSESSOR'), byStaff, null],
  ['an assessor of a joint agency', viewer({ agency: 'UNDP', subject: 'i#bob' }, 'ASSESSOR'), byStaff, ['B']],
  ['the same subject of another agency', viewer({ agency: 'UNHCR' }, 'ASSESSOR'), byStaff, 'refused'],
  ['an assessor without the role', viewer({}, 'READER'), byStaff, 'refused'],
  ['somebody of the owner who is not assigned', viewer({ subject: 'i#zoe' }, 'ASSESSOR'), byStaff, 'refused'],
  ['a removed assessor', viewer({ subject: 'i#old' }, 'ASSESSOR'), byStaff, 'refused'],
  ['an editor of the partner about itself', editor, bySelf, null],
  ['an editor of the partner about the work of others', editor, byStaff, 'refused'],
  ['an editor of another partner', { ...editor, partnerId: 'p2' }, bySelf, 'refused'],
  ['a reader of the partner', { ...editor, roles: [{ role: 'PARTNER_READER', office: null }] }, bySelf, 'refused'],
])('%s', (_who, who, assessment, expected) => {
  const part = () => partOf(who, assessment, assigned);
  if (expected === 'refused')
    expect(part).toThrow(expect.objectContaining({ extensions: { code: 'FORBIDDEN', reason: 'NOT_ASSIGNED' } }));
  else expect(part()).toEqual(expected);
});

test('who was ever assigned is no reviewer', () => {
  expect(wasAssessor(viewer({ subject: 'i#old' }), assigned)).toBe(true);
  expect(wasAssessor(viewer({ subject: 'i#bob' }), assigned)).toBe(false);
  expect(wasAssessor(viewer({ subject: 'i#zoe' }), assigned)).toBe(false);
});
