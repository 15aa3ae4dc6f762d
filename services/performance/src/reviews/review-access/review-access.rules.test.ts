import { publicViewer, type Role, type Viewer } from '@partner-commons/platform/viewer';
import { endOfGrant, type LiveGrant, reaches, rightTo } from './review-access.rules';

const now = new Date('2026-03-01T00:00:00Z');
const review = { id: 'r', agencyCode: 'UNHCR', partnerId: 'p', state: 'PUBLISHED', submittedAt: now };
const staff = (agency: string, role: Role, purpose: string | null = null): Viewer => ({
  ...publicViewer,
  kind: 'AGENCY',
  subject: 's',
  agency,
  roles: [{ role, office: null }],
  purpose,
});
const partner: Viewer = { ...publicViewer, kind: 'PARTNER', subject: 'd', partnerId: 'p' };
const grant: LiveGrant = {
  id: 'g',
  reviewId: 'r',
  level: 'SUMMARY',
  purpose: 'MONITORING',
  until: new Date('2026-03-02T00:00:00Z'),
};

test.each<[string, Parameters<typeof rightTo>, string | null]>([
  ['staff of the owner who work with partners', [review, staff('UNHCR', 'EVALUATOR'), [], now], 'FULL'],
  ['a mere reader of the owner', [review, staff('UNHCR', 'READER'), [], now], null],
  ['another agency without leave', [review, staff('WFP', 'EVALUATOR'), [], now], null],
  ['another agency with leave', [review, staff('WFP', 'EVALUATOR'), [grant], now], 'SUMMARY'],
  ['a mere reader of that agency', [review, staff('WFP', 'READER'), [grant], now], null],
  ['the best of several', [review, staff('WFP', 'EVALUATOR'), [grant, { ...grant, level: 'FULL' }], now], 'FULL'],
  ['leave for another review', [review, staff('WFP', 'EVALUATOR'), [{ ...grant, reviewId: 'x' }], now], null],
  ['leave that ended', [review, staff('WFP', 'EVALUATOR'), [{ ...grant, until: now }], now], null],
  ['leave for another purpose', [review, staff('WFP', 'EVALUATOR', 'AUDIT'), [grant], now], null],
  ['leave for this purpose', [review, staff('WFP', 'EVALUATOR', 'MONITORING'), [grant], now], 'SUMMARY'],
  ['leave for what was withdrawn', [{ ...review, state: 'WITHDRAWN' }, staff('WFP', 'EVALUATOR'), [grant], now], null],
  ['the partner', [review, partner, [], now], 'FULL'],
  ['the partner before it is asked', [{ ...review, submittedAt: null }, partner, [], now], null],
  ['another partner', [review, { ...partner, partnerId: 'q' }, [], now], null],
  ['the public', [review, publicViewer, [grant], now], null],
])('P-INV-6: %s', (_who, question, level) => {
  expect(rightTo(...question)?.level ?? null).toBe(level);
});

test.each([
  ['SUMMARY', 'FULL', false],
  ['FULL_NO_ATTACHMENTS', 'SUMMARY', true],
  ['FULL', 'FULL', true],
] as const)('%s reaches %s: %s', (level, needed, reached) => expect(reaches(level, needed)).toBe(reached));

test.each([
  [null, '2026-03-31T00:00:00.000Z'],
  ['2026-03-10T00:00:00.000Z', '2026-03-10T00:00:00.000Z'],
  ['2030-01-01T00:00:00.000Z', '2027-03-01T00:00:00.000Z'],
])('leave that is wanted until %s ends %s', (wanted, end) => {
  expect(endOfGrant(now, wanted === null ? null : new Date(wanted)).toISOString()).toBe(end);
});
