import { publicViewer, type Viewer } from '@partner-commons/platform/viewer';
import { checkReuse } from '../reuse/reuse.rules';
import { factsOf4c } from '../reuse/reuse.samples';
import type { ReuseFacts } from '../reuse/reuse.types';
import type { ReuseRow } from './reuse-request.repository';
import { consentsOf, deciderOf, isParty, maySeeRequest, visibleChecks, visibleOutcome } from './reuse-request.rules';

const partnerId = '01890a5d-ac96-774b-bcce-b302099a8057';
const ofAgency = (agency: string): Viewer => ({
  ...publicViewer,
  kind: 'AGENCY',
  agency,
  roles: [{ role: 'READER', office: null }],
});
const partner: Viewer = { ...publicViewer, kind: 'PARTNER', partnerId };
const row = { partnerId, ownerAgency: 'UNICEF', requesterAgency: 'UNHCR' };

describe('who decides', () => {
  const late = { asOf: '2029-09-01', context: { modality: 'OPEN_CALL' as const } };
  test.each<[string, ReuseFacts, string | null]>([
    ['nobody, when all passes', factsOf4c(), null],
    ['nobody, while the consent is missing', factsOf4c({ consents: [], ownerAsks: true }), null],
    ['the owner, who wants to be asked', factsOf4c({ ownerAsks: true }), 'OWNER'],
    ['the owner, when one did not sign', factsOf4c({ recognition: { ownerSigned: false } }), 'OWNER'],
    ['the agency that asks, when it would soon expire', factsOf4c(late), 'REQUESTER'],
    ['the owner, when both are asked', factsOf4c({ ...late, ownerAsks: true }), 'OWNER'],
  ])('%s', (_case, facts, expected) => {
    expect(deciderOf(checkReuse(facts))).toBe(expected);
  });
});

test('a decision rests on the consents that cover it, and on no other', () => {
  const consents: ReuseFacts['consents'] = [
    { id: 'covers', kinds: ['HACT_MICRO'], validUntil: null },
    { id: 'all kinds', kinds: [], validUntil: '2026-09-25' },
    { id: 'ended', kinds: [], validUntil: '2026-09-24' },
    { id: 'other kind', kinds: ['PSEA_CAPACITY'], validUntil: null },
  ];
  expect(consentsOf(factsOf4c({ consents }))).toEqual(['covers', 'all kinds']);
});

test.each([
  ['any agency', ofAgency('WFP'), true, false],
  ['the agency that asks', ofAgency('UNHCR'), true, true],
  ['the owner', ofAgency('UNICEF'), true, true],
  ['somebody without a role', { ...ofAgency('UNHCR'), roles: [] }, false, true],
  ['the partner', partner, true, false],
  ['another partner', { ...partner, partnerId: '01890a5d-ac96-774b-bcce-b302099a8058' }, false, false],
  ['nobody', publicViewer, false, false],
])('%s sees it: %s', (_case, viewer, sees, party) => {
  expect(maySeeRequest(viewer, row)).toBe(sees);
  expect(isParty(viewer, row)).toBe(party);
});

test('a partner does not learn that agencies were asked', () => {
  const { checks } = checkReuse(factsOf4c({ ownerAsks: true }));
  const escalated = { ...row, checks, outcome: 'ESCALATED', escalatedTo: 'OWNER' } as unknown as ReuseRow;
  expect(visibleOutcome(partner, escalated)).toEqual({ outcome: null, escalatedTo: null });
  expect(visibleChecks(partner, escalated)).toEqual([]);
  expect(visibleOutcome(ofAgency('UNHCR'), escalated)).toEqual({ outcome: 'ESCALATED', escalatedTo: 'OWNER' });
  expect(visibleChecks(ofAgency('UNHCR'), escalated)).toHaveLength(11);
});
