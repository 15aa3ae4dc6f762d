import { publicViewer } from '@partner-commons/platform/viewer';
import type { Resource } from '../access-grants/access-grant.rules';
import {
  demandOutsider,
  demandPending,
  demandReason,
  demandSecondPerson,
  levelToGrant,
} from './disclosure-request.rules';

const now = new Date('2026-03-01T00:00:00Z');
const later = new Date('2026-03-02T00:00:00Z');
const resource: Resource = { type: 'ASSESSMENT', id: 'a', ownerAgency: 'UNICEF', partnerId: 'p', sharedWith: ['WFP'] };
const viewer = { ...publicViewer, kind: 'AGENCY' as const, subject: 'UNHCR#officer', agency: 'UNHCR' };
const refused = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    const { code, reason } = (error as { extensions: { code: string; reason?: string } }).extensions;
    return reason ? `${code} / ${reason}` : code;
  }
  return null;
};

test.each([
  ['UNHCR', null],
  ['UNICEF', 'CONFLICT / ALREADY_READABLE'],
  ['WFP', 'CONFLICT / ALREADY_READABLE'],
])('%s asks for what it does not read yet', (agency, refusal) => {
  expect(refused(() => demandOutsider({ ...viewer, agency }, resource))).toBe(refusal);
});

test.each([
  ['PENDING', later, null],
  ['PENDING', now, 'CONFLICT / INVALID_STATE'],
  ['APPROVED', later, 'CONFLICT / INVALID_STATE'],
  ['REFUSED', later, 'CONFLICT / INVALID_STATE'],
  ['WITHDRAWN', later, 'CONFLICT / INVALID_STATE'],
  ['EXPIRED', later, 'CONFLICT / INVALID_STATE'],
] as const)('a request that is %s and ends at %s', (state, lapsesAt, refusal) => {
  expect(refused(() => demandPending({ state, lapsesAt }, now))).toBe(refusal);
});

test('nobody decides about a request of their own', () => {
  expect(refused(() => demandSecondPerson({ requestedBy: 'UNHCR#officer' }, viewer))).toBe(
    'FORBIDDEN / SEGREGATION_OF_DUTIES',
  );
  expect(refused(() => demandSecondPerson({ requestedBy: 'UNHCR#other' }, viewer))).toBeNull();
});

test.each([
  ['FULL', null, 'FULL'],
  ['FULL', 'SUMMARY', 'SUMMARY'],
  ['FULL_NO_ATTACHMENTS', 'FULL_NO_ATTACHMENTS', 'FULL_NO_ATTACHMENTS'],
] as const)('asked for %s and granted %s gives %s', (asked, granted, level) => {
  expect(levelToGrant(asked, granted)).toBe(level);
});

test('no more is granted than was asked for', () => {
  expect(refused(() => levelToGrant('SUMMARY', 'FULL_NO_ATTACHMENTS'))).toBe('INVALID_INPUT');
  expect(refused(() => levelToGrant('FULL_NO_ATTACHMENTS', 'FULL'))).toBe('INVALID_INPUT');
});

test('a refusal has a reason in some words, and so has whatever else gives one', () => {
  expect(demandReason(null, false)).toBeNull();
  expect(demandReason('Under review.', true)).toBe('Under review.');
  for (const reason of [null, '', 'too short']) expect(refused(() => demandReason(reason, true))).toBe('INVALID_INPUT');
  expect(refused(() => demandReason('x'.repeat(2_001), false))).toBe('INVALID_INPUT');
});
