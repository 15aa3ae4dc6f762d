import { missingAfter } from './reinstatement.rules';

const end = new Date('2026-03-01T12:00:00Z');
const before = new Date('2026-02-01T12:00:00Z');
const after = new Date('2026-03-02T12:00:00Z');
const renewed = {
  declaration: { valid: true, since: after },
  verification: { result: 'VERIFIED' as const, since: after },
  clearance: { status: 'CLEAR' as const, basisHash: 'h', checkedAt: after },
};

test.each([
  ['all is new', renewed, []],
  ['signed before', { ...renewed, declaration: { valid: true, since: before } }, ['NEW_DECLARATION']],
  ['never signed', { ...renewed, declaration: null }, ['NEW_DECLARATION']],
  ['screened before', { ...renewed, clearance: { ...renewed.clearance, checkedAt: before } }, ['NEW_SCREENING']],
  [
    'verified before',
    { ...renewed, verification: { result: 'VERIFIED' as const, since: before } },
    ['NEW_VERIFICATION'],
  ],
  [
    'found wanting since',
    { ...renewed, verification: { result: 'NOT_VERIFIED' as const, since: after } },
    ['NEW_VERIFICATION'],
  ],
])('after an ineligibility: %s', (_case, facts, missing) => expect(missingAfter(end, facts)).toEqual(missing));
