import { dayOf } from '@partner-commons/platform/whole-days';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import type { Assessment } from './assessment.entity';
import type { RecordAssessmentInput } from './assessment.inputs';
import {
  checkAssessment,
  demandSameRequest,
  hashRequest,
  isDay,
  summariseRating,
  supersessionOf,
  validUntilOf,
} from './assessment.rules';

const today = '2026-03-01';
const input: RecordAssessmentInput = {
  partnerId: '01941f29-7c00-7a11-b628-5629de08d479',
  kind: AssessmentKind.HACT_MICRO,
  band: CommonRiskBand.MODERATE,
  finalisedOn: '2024-09-10',
  validUntil: '2029-09-09',
  amountAssessed: { amount: '300000.00', currency: 'USD' },
  narrative: 'Segregation of duties is weak.',
  idempotencyKey: 'k-1',
};

test.each<[string, Partial<RecordAssessmentInput>]>([
  ['story 4.c', {}],
  ['final today', { finalisedOn: today }],
  ['valid for one day more', { finalisedOn: today, validUntil: '2026-03-02' }],
  ['already over', { validUntil: '2025-01-01' }],
  ['without an amount', { amountAssessed: undefined }],
  ['a cent', { amountAssessed: { amount: '0.01', currency: 'USD' } }],
])('%s can be recorded', (_case, change) => {
  expect(() => checkAssessment({ ...input, ...change }, today)).not.toThrow();
});

test.each<[string, Partial<RecordAssessmentInput>, string]>([
  ['a band that is none', { band: CommonRiskBand.NOT_ASSESSED }, 'input.band'],
  ['final tomorrow', { finalisedOn: '2026-03-02', validUntil: '2027-01-01' }, 'input.finalisedOn'],
  ['final in year 0', { finalisedOn: '0000-01-01' }, 'input.finalisedOn'],
  ['valid until the day it was final', { validUntil: input.finalisedOn }, 'input.validUntil'],
  ['amount zero', { amountAssessed: { amount: '0.00', currency: 'USD' } }, 'input.amountAssessed.amount'],
  ['amount below zero', { amountAssessed: { amount: '-5', currency: 'USD' } }, 'input.amountAssessed.amount'],
])('%s is refused', (_case, change, field) => {
  expect(() => checkAssessment({ ...input, ...change }, today)).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'INVALID_INPUT', field }) }),
  );
});

test('a day is a calendar day in UTC', () => {
  expect(dayOf(new Date('2026-02-28T23:59:59.999Z'))).toBe('2026-02-28');
  expect(['2024-02-29', '2024-02-30', '2024-99-99', '0000-01-01', 'x', ''].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('without a valid assessment the rating says NOT_ASSESSED', () => {
  const kind = AssessmentKind.PSEA_CAPACITY;
  expect(summariseRating(kind, null)).toEqual({ kind, band: 'NOT_ASSESSED', validUntil: null, owner: null });
  const latest = { band: CommonRiskBand.LOW, validUntil: '2029-01-01', ownerAgency: 'UNFPA' };
  expect(summariseRating(kind, latest)).toEqual({
    kind,
    band: 'LOW',
    validUntil: '2029-01-01',
    owner: { code: 'UNFPA' },
  });
});

test('the request hash covers everything but the key', () => {
  const hash = hashRequest(input);
  expect(hashRequest({ ...input, idempotencyKey: 'k-2' })).toBe(hash);
  const changes: Partial<RecordAssessmentInput>[] = [
    { partnerId: '01941f29-7c01-7357-91ec-b4b8c8ee251b' },
    { kind: AssessmentKind.OTHER },
    { band: CommonRiskBand.LOW },
    { finalisedOn: '2024-09-11' },
    { validUntil: '2029-09-10' },
    { amountAssessed: { amount: '300000.01', currency: 'USD' } },
    { amountAssessed: { amount: '300000.00', currency: 'EUR' } },
    { narrative: undefined },
  ];
  const hashes = changes.map((change) => hashRequest({ ...input, ...change }));
  expect(new Set([hash, ...hashes]).size).toBe(changes.length + 1);
});

test('a key that came with something else before is a conflict', () => {
  expect(() => demandSameRequest({ requestHash: 'a' }, 'a')).not.toThrow();
  expect(() => demandSameRequest({ requestHash: 'a' }, 'b')).toThrow(
    expect.objectContaining({
      extensions: expect.objectContaining({ code: 'CONFLICT', reason: 'IDEMPOTENCY_KEY_REUSED' }),
    }),
  );
});

test.each([
  ['2024-09-10', 60, '2029-09-09'],
  ['2024-02-29', 12, '2025-02-27'],
  ['2026-01-31', 1, '2026-02-27'],
  ['2025-12-01', 24, '2027-11-30'],
])('A-INV-4: final on %s for %i months is valid until %s', (finalisedOn, months, last) => {
  expect(validUntilOf(finalisedOn, months)).toBe(last);
});

describe('supersession', () => {
  const base = {
    id: 'b',
    kind: 'HACT_MICRO',
    state: 'FINAL',
    methodologyCode: null as string | null,
    countries: ['SO'],
    areas: [] as string[],
    finalisedOn: '2025-01-01',
    validUntil: '2030-01-01',
  };
  const row = (change: Partial<typeof base>) => ({ ...base, ...change }) as unknown as Assessment;
  const outcome = (fresh: Partial<typeof base>, others: Partial<typeof base>[]) => {
    const { by, ended } = supersessionOf(row(fresh), others.map(row), today);
    return { by: by?.id ?? null, ended: ended.map(({ id }) => id) };
  };
  const older = { id: 'a', finalisedOn: '2024-01-01' };

  test.each<[string, Partial<typeof base>, Partial<typeof base>[], { by: string | null; ended: string[] }]>([
    ['an earlier one ends', {}, [older], { by: null, ended: ['a'] }],
    ['of one day the earlier id ends', {}, [{ id: 'a' }], { by: null, ended: ['a'] }],
    ['one of earlier days is ended itself', { id: 'a', finalisedOn: '2024-01-01' }, [{}], { by: 'b', ended: [] }],
    ['a wider one stays', {}, [{ ...older, countries: ['ET', 'SO'] }], { by: null, ended: [] }],
    ['a narrower one ends', { countries: ['ET', 'SO'] }, [older], { by: null, ended: ['a'] }],
    ['other areas stay', { areas: ['HR'] }, [{ ...older, areas: ['PROCUREMENT'] }], { by: null, ended: [] }],
    ['what is out of validity ends nothing', { validUntil: '2025-02-01' }, [older], { by: null, ended: [] }],
    ['a family without a method stays', { kind: 'OTHER' }, [{ ...older, kind: 'OTHER' }], { by: null, ended: [] }],
    [
      'a family of one method ends',
      { kind: 'OTHER', methodologyCode: 'X' },
      [{ ...older, kind: 'OTHER', methodologyCode: 'X' }],
      { by: null, ended: ['a'] },
    ],
    [
      'a family of two methods stays',
      { kind: 'DONOR_ASSESSMENT', methodologyCode: 'X' },
      [{ ...older, kind: 'DONOR_ASSESSMENT', methodologyCode: 'Y' }],
      { by: null, ended: [] },
    ],
  ])('%s', (_case, fresh, others, expected) => {
    expect(outcome(fresh, others)).toEqual(expected);
  });
});
