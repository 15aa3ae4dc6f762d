import { PartnerStanding } from '../partners/partner.entity';
import { type EligibilityFacts, EligibilityPurpose, findBlockers } from './eligibility.rules';

const now = new Date('2026-03-01T12:00:00Z');
const facts: EligibilityFacts = {
  standing: PartnerStanding.ACTIVE,
  purpose: EligibilityPurpose.SELECT,
  clearance: { status: 'CLEAR', basisHash: 'h', checkedAt: now },
  currentBasisHash: 'h',
  confirmations: [{ source: 'UNSC', binding: 'MANDATORY', maxAgeHours: 24, confirmedAt: now }],
  caughtUpAt: now,
  now,
};
const codes = (change: Partial<EligibilityFacts>) => findBlockers({ ...facts, ...change }).map(({ code }) => code);

test.each(Object.values(EligibilityPurpose))('an active partner with a fresh clearance may %s', (purpose) =>
  expect(codes({ purpose })).toEqual([]),
);

test.each([
  [EligibilityPurpose.APPLY, []],
  [EligibilityPurpose.SELECT, ['NOT_REGISTERED']],
  [EligibilityPurpose.SIGN, ['NOT_REGISTERED']],
  [EligibilityPurpose.PAY, ['NOT_REGISTERED']],
])('a prospect asked about %s gets %j', (purpose, expected) =>
  expect(codes({ purpose, standing: PartnerStanding.PROSPECT })).toEqual(expected),
);

test.each(Object.values(PartnerStanding).filter((standing) => !['ACTIVE', 'PROSPECT'].includes(standing)))(
  'standing %s blocks every purpose (R-INV-7)',
  (standing) => {
    for (const purpose of Object.values(EligibilityPurpose))
      expect(codes({ standing, purpose })).toEqual([`STANDING_${standing}`]);
  },
);

test.each(['HITS_OPEN', 'BLOCKED'] as const)('%s blocks, and shows even when the feed is behind', (status) => {
  const clearance = { status, basisHash: 'h', checkedAt: now };
  expect(codes({ clearance })).toEqual([status]);
  expect(codes({ clearance, caughtUpAt: null })).toEqual(['CLEARANCE_STALE', status]);
});

test('an unscreened partner is refused with what is stale', () => {
  const [blocker] = findBlockers({ ...facts, clearance: null });
  expect(blocker).toMatchObject({ code: 'CLEARANCE_STALE', message: expect.stringContaining('not been screened') });
});
