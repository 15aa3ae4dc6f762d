import { PartnerStanding } from '../../identity/partners/partner.entity';
import {
  type ActiveHold,
  type EligibilityFacts,
  EligibilityPurpose,
  findBlockers,
  type Purpose,
} from './eligibility.rules';

const now = new Date('2026-03-01T12:00:00Z');
const facts: EligibilityFacts = {
  purpose: 'SELECT',
  agency: 'UNHCR',
  country: 'SO',
  partnerType: 'NATIONAL_NGO',
  ineligibility: null,
  integrity: { matter: null, contact: null },
  standing: { value: 'ACTIVE', since: now },
  registration: { state: 'REGISTERED', since: now },
  holds: [],
  agencyStanding: null,
  rule: null,
  verification: { result: 'VERIFIED', since: now },
  declaration: { valid: true, since: now },
  profile: { current: true, confirmedAt: now },
  dueDiligences: [
    {
      caseId: 'a',
      agency: 'UNHCR',
      level: 'BASIC',
      state: 'DECIDED',
      decision: 'PROCEED',
      decidedOn: '2026-02-01',
      validUntil: '2029-01-31',
    },
  ],
  agreements: [{ engagementId: 'a', agency: 'UNHCR', state: 'ACTIVE', from: '2026-01-01', to: null }],
  agreementsKnownAt: now,
  headquarters: null,
  clearance: { status: 'CLEAR', basisHash: 'h', checkedAt: now },
  currentBasisHash: 'h',
  confirmations: [{ source: 'UNSC', binding: 'MANDATORY', maxAgeHours: 24, confirmedAt: now }],
  caughtUpAt: now,
  now,
};
const hq = {
  id: 'hq',
  clearance: null,
  holds: [],
  agencyStanding: null,
  ineligibility: null,
  integrity: { matter: null, contact: null },
};
const purposes = Object.values(EligibilityPurpose);
const all = (change: Partial<EligibilityFacts>) => findBlockers({ ...facts, ...change });
const codes = (change: Partial<EligibilityFacts>) => all(change).map(({ code }) => code);

/** Purposes in the order APPLY, SELECT, SIGN, PAY that a fact blocks. */
const blocked = (change: Partial<EligibilityFacts>, code: string) =>
  purposes.filter((purpose) => codes({ ...change, purpose }).includes(code));

test.each(purposes)('an active, verified partner with a fresh clearance under an agreement may %s', (purpose) =>
  expect(codes({ purpose })).toEqual([]),
);

test('paying needs an agreement in force of the agency that asks, and nothing else does (UNHCR-51)', () => {
  expect(blocked({ agreements: [] }, 'AGREEMENT_REQUIRED')).toEqual(['PAY']);
  expect(blocked({ agreementsKnownAt: null }, 'AGREEMENTS_STALE')).toEqual(['PAY']);
  expect(all({ purpose: 'PAY', agreements: [] })).toMatchObject([{ source: 'performance', inheritedFrom: null }]);
});

test('HAB-16: signing needs the due diligence of the agency that asks, and of companies selecting too (UNICEF-42)', () => {
  expect(blocked({ agency: 'WFP' }, 'DUE_DILIGENCE_REQUIRED')).toEqual(['SIGN']);
  expect(blocked({ dueDiligences: [], partnerType: 'PRIVATE_SECTOR' }, 'DUE_DILIGENCE_REQUIRED')).toEqual([
    'SELECT',
    'SIGN',
  ]);
  expect(all({ purpose: 'SIGN', dueDiligences: [] })).toMatchObject([{ source: 'assessments', inheritedFrom: null }]);
});

test('a prospect may apply and nothing else', () =>
  expect(blocked({ standing: { value: 'PROSPECT', since: null } }, 'NOT_REGISTERED')).toEqual([
    'SELECT',
    'SIGN',
    'PAY',
  ]));

test.each(['REJECTED', 'WITHDRAWN', 'LAPSED'] as const)(
  'a prospect whose registration is %s may not even apply',
  (state) =>
    expect(
      codes({ purpose: 'APPLY', standing: { value: 'PROSPECT', since: null }, registration: { state, since: now } }),
    ).toEqual([`REGISTRATION_${state}`]),
);

test.each(Object.values(PartnerStanding).filter((standing) => !['ACTIVE', 'PROSPECT'].includes(standing)))(
  'standing %s blocks every purpose (R-INV-7)',
  (value) => expect(blocked({ standing: { value, since: now } }, `STANDING_${value}`)).toEqual(purposes),
);

test('before it was in the roster nobody could engage it', () =>
  expect(blocked({ standing: null }, 'NOT_IN_ROSTER')).toEqual(purposes));

test.each<[EligibilityFacts['agencyStanding'] & object, Purpose[]]>([
  [{ status: 'SUSPENDED', since: now }, purposes],
  [{ status: 'EXCLUDED', since: now }, purposes],
  [{ status: 'RESTRICTED', since: now }, ['APPLY', 'SELECT', 'SIGN']],
  [{ status: 'ACTIVE', since: now }, []],
])('a decision of the agency itself: %j (R-INV-7)', (agencyStanding, expected) =>
  expect(blocked({ agencyStanding }, `AGENCY_${agencyStanding.status}`)).toEqual(expected),
);

const hold: ActiveHold = {
  source: 'DOCUMENT',
  code: 'REGISTRATION_EXPIRED',
  message: 'm',
  purposes: ['SELECT', 'SIGN'],
  since: now,
};

test('a hold blocks its purposes and no other', () =>
  expect(blocked({ holds: [hold] }, 'REGISTRATION_EXPIRED')).toEqual(['SELECT', 'SIGN']));

test('an agency that does not take the type is asked for nothing but what it signed (JIU-13)', () => {
  expect(blocked({ rule: { eligible: false, since: now } }, 'TYPE_NOT_ELIGIBLE')).toEqual(['APPLY', 'SELECT', 'SIGN']);
  expect(blocked({ rule: { eligible: true, since: now } }, 'TYPE_NOT_ELIGIBLE')).toEqual([]);
});

test('selecting and signing need a valid declaration (R-INV-5)', () => {
  expect(blocked({ declaration: null }, 'DECLARATION_MISSING')).toEqual(['SELECT', 'SIGN']);
  expect(blocked({ declaration: { valid: false, since: now } }, 'DECLARATION_INVALID')).toEqual(['SELECT', 'SIGN']);
});

test.each(['PENDING', 'NOT_VERIFIED', 'EXPIRED'] as const)('no agency may select a partner that is %s', (result) =>
  expect(blocked({ verification: { result, since: null } }, `VERIFICATION_${result}`)).toEqual([
    'SELECT',
    'SIGN',
    'PAY',
  ]),
);

test('applying and being selected need a current profile (R-INV-10)', () => {
  expect(blocked({ profile: null }, 'PROFILE_NOT_CURRENT')).toEqual(['APPLY', 'SELECT']);
  expect(blocked({ profile: { current: false, confirmedAt: now } }, 'PROFILE_NOT_CURRENT')).toEqual([
    'APPLY',
    'SELECT',
  ]);
});

test.each(['HITS_OPEN', 'BLOCKED'] as const)('%s blocks, and shows even when the feed is behind', (status) => {
  const clearance = { status, basisHash: 'h', checkedAt: now };
  expect(codes({ clearance })).toEqual([status]);
  expect(codes({ clearance, caughtUpAt: null })).toEqual(['CLEARANCE_STALE', status]);
});

test.each(['HITS_OPEN', 'BLOCKED'] as const)(
  '%s of the headquarters reaches its offices with its source (R-INV-8)',
  (status) => {
    const headquarters = { ...hq, clearance: { status, basisHash: 'x', checkedAt: now } };
    expect(all({ headquarters })).toMatchObject([{ code: `HQ_${status}`, inheritedFrom: 'hq', source: 'sanctions' }]);
  },
);

test('of the holds of the headquarters only those of sanctions reach its offices (R-INV-8)', () => {
  const confirmed: ActiveHold = { ...hold, source: 'SANCTIONS', code: 'HIT_CONFIRMED', purposes: purposes };
  const headquarters = { ...hq, holds: [hold, confirmed] };
  expect(codes({ headquarters })).toEqual(['HQ_HIT_CONFIRMED']);
});

test('an unscreened partner is refused with what is stale', () => {
  const [blocker] = all({ clearance: null });
  expect(blocker).toMatchObject({ code: 'CLEARANCE_STALE', message: expect.stringContaining('not been screened') });
});

test('every blocker says what to do about it', () => {
  const worst = all({
    standing: { value: 'SUSPENDED', since: now },
    agencyStanding: { status: 'EXCLUDED', since: now },
    holds: [hold],
    rule: { eligible: false, since: now },
    declaration: null,
    verification: { result: 'PENDING', since: null },
    profile: null,
    clearance: null,
  });
  expect(worst).toHaveLength(8);
  for (const { howToClear, message } of worst) expect([howToClear, message]).not.toContain('');
});

test('S-INV-7: what the agency decided about the headquarters reaches its offices, for that agency', () =>
  expect(codes({ headquarters: { ...hq, agencyStanding: { status: 'SUSPENDED', since: now } } })).toEqual([
    'HQ_AGENCY_SUSPENDED',
  ]));
