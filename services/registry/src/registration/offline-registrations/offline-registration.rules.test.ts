import type { RegistrationState } from '../registrations/registration.entity';
import { isTooLate, isTurn, type OfflineStepKind, progressOf } from './offline-registration.rules';

const table: [OfflineStepKind, `${RegistrationState}`, 'waits' | 'turn' | 'late'][] = [
  ['DOCUMENT', 'DUPLICATE_REVIEW', 'waits'],
  ['DOCUMENT', 'DOCUMENTS_REQUESTED', 'turn'],
  ['DOCUMENT', 'IN_VETTING', 'waits'],
  ['DOCUMENT', 'INFO_REQUESTED', 'turn'],
  ['DOCUMENT', 'DECLARATION_PENDING', 'late'],
  ['SUBMISSION', 'DOCUMENTS_REQUESTED', 'turn'],
  ['SUBMISSION', 'INFO_REQUESTED', 'late'],
  ['KEY_PERSON', 'DECLARATION_PENDING', 'turn'],
  ['KEY_PERSON', 'SCREENING_HOLD', 'late'],
  ['DECLARATION', 'IN_VETTING', 'waits'],
  ['DECLARATION', 'DECLARATION_PENDING', 'turn'],
  ['DECLARATION', 'SCREENING_HOLD', 'late'],
  ['PROFILE_SECTION', 'DECLARATION_REVIEW', 'waits'],
  ['PROFILE_SECTION', 'PROFILE_OPEN', 'turn'],
  ['CONFIRMATION', 'PROFILE_COMPLETE', 'turn'],
  ['CONFIRMATION', 'WITHDRAWN', 'late'],
];

test.each(table)('%s in %s: %s', (kind, state, expected) => {
  const found = isTurn(kind, state) ? 'turn' : isTooLate(kind, state) ? 'late' : 'waits';
  expect(found).toBe(expected);
});

const signing = { kind: 'DECLARATION', path: 'declaration' } as const;
const open = { pending: [signing], problems: [], closedAt: null };

test.each([
  ['WAITING', open, 'IN_VETTING'],
  ['READY', open, 'DECLARATION_PENDING'],
  ['BLOCKED', { ...open, problems: [{ path: 'declaration' }] }, 'DECLARATION_PENDING'],
  ['ENDED', open, 'REJECTED'],
  ['ENDED', { ...open, closedAt: new Date(0) }, 'REJECTED'],
  ['APPLIED', { ...open, pending: [], closedAt: new Date(0) }, 'REGISTERED'],
] as const)('a pack is %s', (expected, kept, state) => {
  expect(progressOf(kept, state)).toBe(expected);
});
