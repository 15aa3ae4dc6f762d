import type { RoleGrant } from '@partner-commons/platform/viewer';
import { type Act, type Actor, checkExpiry, type Flag, isHeadquarters, judge, monthsAfter } from './observation.rules';

const held = (role: RoleGrant['role'], office: string | null = null): RoleGrant[] => [{ role, office }];
const author: Actor = { subject: 'author', agency: 'UNHCR', roles: held('PROGRAMME_OFFICER') };
const colleague: Actor = { ...author, subject: 'colleague' };
const unit: Actor = { ...author, subject: 'unit', roles: held('IP_UNIT_ADMIN') };
const officeUnit: Actor = { ...unit, subject: 'office', roles: held('IP_UNIT_ADMIN', 'nairobi') };

const risk: Flag = { type: 'RISK_FLAG', state: 'ACTIVE', verdict: null, recordedBy: 'author', escalatedBy: null };
const observation: Flag = { ...risk, type: 'OBSERVATION' };
const escalated: Flag = { ...risk, type: 'RISK_FLAG_ESCALATED', escalatedBy: 'colleague' };
const red: Flag = { ...escalated, type: 'RED_FLAG', verdict: 'UPHELD' };
const deferred: Flag = { ...escalated, type: 'RISK_FLAG', verdict: 'DEFERRED' };

test.each<[string, Flag, Act, Actor, object]>([
  ['anybody of the agency escalates a risk', risk, 'ESCALATE', colleague, { type: 'RISK_FLAG_ESCALATED' }],
  ['an observation is not escalated', observation, 'ESCALATE', author, { refusal: 'WRONG_LEVEL' }],
  ['not twice', escalated, 'ESCALATE', author, { refusal: 'WRONG_LEVEL' }],
  ['not what is red', red, 'ESCALATE', unit, { refusal: 'WRONG_LEVEL' }],
  ['not what was deferred, not even by headquarters', deferred, 'ESCALATE', unit, { refusal: 'ALREADY_DEFERRED' }],
  ['headquarters upholds', escalated, 'UPHOLD', unit, { type: 'RED_FLAG' }],
  ['headquarters defers', escalated, 'DEFER', unit, { type: 'RISK_FLAG' }],
  ['the author decides nothing', escalated, 'UPHOLD', author, { refusal: 'NOT_HEADQUARTERS' }],
  ['nor does who escalated', escalated, 'DEFER', colleague, { refusal: 'NOT_HEADQUARTERS' }],
  ['nor the unit of an office', escalated, 'UPHOLD', officeUnit, { refusal: 'NOT_HEADQUARTERS' }],
  ['nor an author of headquarters', { ...escalated, recordedBy: 'unit' }, 'UPHOLD', unit, { refusal: 'SAME_PERSON' }],
  ['nor who escalated there', { ...escalated, escalatedBy: 'unit' }, 'DEFER', unit, { refusal: 'SAME_PERSON' }],
  ['red comes by escalation only', risk, 'UPHOLD', unit, { refusal: 'WRONG_LEVEL' }],
  ['nothing is decided twice', red, 'DEFER', unit, { refusal: 'WRONG_LEVEL' }],
  ['the author amends', risk, 'AMEND', author, { type: 'RISK_FLAG' }],
  ['a colleague does not', risk, 'AMEND', colleague, { refusal: 'NOT_AUTHOR' }],
  ['headquarters amends', observation, 'AMEND', unit, { type: 'OBSERVATION' }],
  ['what is being decided about stays as it is', escalated, 'AMEND', unit, { refusal: 'AWAITS_DECISION' }],
  ['after the decision the author has lost control', red, 'AMEND', author, { refusal: 'DECIDED' }],
  ['also of what was deferred', deferred, 'INVALIDATE', author, { refusal: 'DECIDED' }],
  ['and of what the partner is told', red, 'SHARE', author, { refusal: 'DECIDED' }],
  ['headquarters has it', red, 'AMEND', unit, { type: 'RED_FLAG' }],
  ['the author takes back', risk, 'INVALIDATE', author, { type: 'RISK_FLAG' }],
  ['not while headquarters decides', escalated, 'INVALIDATE', author, { refusal: 'AWAITS_DECISION' }],
  ['headquarters takes back what is red', red, 'INVALIDATE', unit, { type: 'RED_FLAG' }],
  ['the author tells the partner', observation, 'SHARE', author, { type: 'OBSERVATION' }],
  ['not while headquarters decides', escalated, 'SHARE', author, { refusal: 'AWAITS_DECISION' }],
])('%s', (_case, flag, act, actor, expected) => expect(judge(flag, act, actor)).toEqual(expected));

test.each<Act>(['ESCALATE', 'UPHOLD', 'DEFER', 'AMEND', 'INVALIDATE', 'SHARE'])(
  'what ended stays as it was: no %s',
  (act) => {
    for (const state of ['EXPIRED', 'INVALID'] as const) {
      expect(judge({ ...escalated, state }, act, unit)).toEqual({ refusal: 'NOT_ACTIVE' });
    }
  },
);

test('headquarters is the unit of the whole agency', () => {
  expect([unit, officeUnit, author].map(isHeadquarters)).toEqual([true, false, false]);
});

test.each([
  ['2026-02-27T10:00:00Z', '2026-02-27T09:59:59Z', 'PAST'],
  ['2026-02-27T10:00:00Z', '2026-02-27T10:00:00Z', 'PAST'],
  ['2026-02-27T10:00:00Z', '2028-02-27T10:00:00Z', null],
  ['2026-02-27T10:00:00Z', '2028-02-27T10:00:01Z', 'TOO_FAR'],
])('from %s an end at %s is %s', (now, end, problem) => {
  expect(checkExpiry(new Date(end), new Date(now))).toBe(problem);
});

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-02-29', 24, '2026-02-28'],
  ['2026-02-27', -60, '2021-02-27'],
])('%s and %i months is %s', (from, months, to) => {
  expect(monthsAfter(new Date(from), months)).toEqual(new Date(to));
});
