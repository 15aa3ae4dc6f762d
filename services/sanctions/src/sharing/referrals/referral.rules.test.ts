import { ReferralState, type ReferralStepQuestion, stepRefusal, transitions } from './referral.rules';

const states = Object.values(ReferralState);
const question: ReferralStepQuestion = {
  from: 'DRAFT',
  to: 'LEGAL_CLEARANCE',
  on: '2026-03-02',
  before: '2026-03-01',
  today: '2026-03-03',
  isAuthor: false,
  isLegalOfficer: true,
};

test('JIU-94: every pair of states is allowed as the table says, and no other', () => {
  const allowed = states.flatMap((from) =>
    states.filter((to) => stepRefusal({ ...question, from, to }) === null).map((to) => `${from} ${to}`),
  );
  expect(allowed).toEqual([
    'DRAFT LEGAL_CLEARANCE',
    'LEGAL_CLEARANCE SENT',
    'SENT ACKNOWLEDGED',
    'SENT UNDER_INVESTIGATION',
    'SENT CLOSED_NO_ACTION',
    'ACKNOWLEDGED UNDER_INVESTIGATION',
    'ACKNOWLEDGED CLOSED_NO_ACTION',
    'UNDER_INVESTIGATION CLOSED_NO_ACTION',
    'UNDER_INVESTIGATION PROSECUTED',
    'PROSECUTED CLOSED_NO_ACTION',
    'PROSECUTED CONVICTED',
    'PROSECUTED ACQUITTED',
  ]);
  expect(Object.keys(transitions)).toHaveLength(states.length);
});

test.each<[string, Partial<ReferralStepQuestion>, string | null]>([
  ['a legal officer clears it', {}, null],
  ['its author does not, legal officer or not', { isAuthor: true }, 'AUTHOR'],
  ['an investigator does not', { isLegalOfficer: false }, 'NOT_LEGAL'],
  ['an investigator sends what is cleared', { from: 'LEGAL_CLEARANCE', to: 'SENT', isLegalOfficer: false }, null],
  ['nothing is sent before it is cleared', { to: 'SENT' }, 'INVALID_STATE'],
  ['nothing happens tomorrow', { on: '2026-03-04' }, 'DAY'],
  ['nothing happens before the step before', { on: '2026-02-28' }, 'DAY'],
  ['the same day is possible', { on: '2026-03-01' }, null],
])('%s', (_case, change, refusal) => expect(stepRefusal({ ...question, ...change })).toBe(refusal));
