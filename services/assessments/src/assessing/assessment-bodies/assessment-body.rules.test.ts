import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import { AssessmentState } from '../../terms/assessment-state.enum';
import { AssessorType } from '../../terms/assessor-type.enum';
import { notShownYet } from './assessment-body.rules';

const assessment = {
  state: AssessmentState.IN_PROGRESS,
  assessorType: AssessorType.STAFF,
  partnerId: 'p1',
  ownerAgency: 'UNICEF',
  jointAgencies: ['UNDP'],
  finalisedOn: null as string | null,
};
const staff = (agency: string | null): Viewer => ({
  ...publicViewer,
  kind: 'AGENCY',
  agency,
  roles: [{ role: 'READER', office: null }],
});
const partner = (partnerId: string): Viewer => ({ ...publicViewer, kind: 'PARTNER', partnerId });

test.each<[string, Viewer, Partial<typeof assessment>, boolean]>([
  ['the owner', staff('UNICEF'), {}, true],
  ['a joint agency', staff('UNDP'), {}, true],
  ['staff without a role', { ...staff('UNICEF'), roles: [] }, {}, false],
  ['another agency', staff('UNHCR'), {}, false],
  ['another agency of a final one', staff('UNHCR'), { state: AssessmentState.FINAL, finalisedOn: '2026-01-01' }, true],
  ['another agency of what is commented on', staff('UNHCR'), { state: AssessmentState.PARTNER_COMMENTS }, false],
  ['the partner while others answer', partner('p1'), {}, false],
  ['the partner about itself', partner('p1'), { assessorType: AssessorType.PARTNER_SELF }, true],
  ['the partner when it is asked', partner('p1'), { state: AssessmentState.PARTNER_COMMENTS }, true],
  ['the partner of what was given up', partner('p1'), { state: AssessmentState.CANCELLED }, false],
  ['another partner', partner('p2'), { assessorType: AssessorType.PARTNER_SELF }, false],
])('%s: %#', (_who, viewer, change, passes) => {
  expect(notShownYet(viewer, { ...assessment, ...change }) === null).toBe(passes);
});
