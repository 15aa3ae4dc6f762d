import { AssuranceCoverage } from '../../terms/assurance-coverage.enum';
import { AssuranceType } from '../../terms/assurance-type.enum';
import { AssuranceActivityState } from '../assurance-activities/assurance-activity.enums';
import { shippedRules } from '../assurance-parameters/shipped-parameters';
import {
  type CashAgreement,
  type CountedActivity,
  cashOf,
  coverageOf,
  overallCoverage,
  quartersOf,
  totalOf,
} from './coverage.rules';

const count = (visits: number, spotChecks: number, audits: number) => ({ visits, spotChecks, audits });

test.each([
  [count(2, 1, 0), count(0, 0, 0), 'VOID'],
  [count(2, 1, 0), count(1, 0, 0), 'PARTIAL'],
  [count(2, 1, 0), count(2, 0, 0), 'PARTIAL'],
  [count(2, 1, 0), count(9, 0, 9), 'PARTIAL'],
  [count(2, 1, 0), count(2, 1, 0), 'COMPLETE'],
  [count(2, 1, 1), count(3, 2, 2), 'COMPLETE'],
  [count(0, 0, 0), count(0, 0, 0), 'COMPLETE'],
])('minimum %j, done %j: %s', (minimum, done, coverage) => {
  expect(coverageOf(minimum, done)).toBe(coverage);
});

test('over agencies: what all have in common, else partial', () => {
  const { VOID, PARTIAL, COMPLETE } = AssuranceCoverage;
  expect(overallCoverage([])).toBeNull();
  expect(overallCoverage([VOID, VOID])).toBe(VOID);
  expect(overallCoverage([COMPLETE, COMPLETE])).toBe(COMPLETE);
  expect(overallCoverage([COMPLETE, VOID])).toBe(PARTIAL);
});

describe('quarters', () => {
  const activity = (
    type: string,
    state: string,
    plannedFrom: string,
    fieldVisitOn: string | null = null,
  ): CountedActivity => ({
    type: AssuranceType[type as AssuranceType],
    state: AssuranceActivityState[state as AssuranceActivityState],
    plannedFrom,
    contactedOn: null,
    fieldVisitOn,
    draftToPartnerOn: null,
    partnerCommentsOn: null,
    draftToAgencyOn: null,
    agencyCommentsOn: null,
    submittedOn: null,
    finalOn: null,
  });

  test('count what is planned by its plan, and what is final by the day of the work', () => {
    const quarters = quartersOf(
      2026,
      [
        activity('PROGRAMMATIC_VISIT', 'PLANNED', '2026-02-01'),
        activity('THIRD_PARTY_MONITORING', 'FINAL', '2026-02-01', '2026-05-01'),
        activity('SPOT_CHECK', 'SUBMITTED', '2026-07-01', '2026-07-05'),
        activity('SCHEDULED_AUDIT', 'FINAL', '2026-11-01', '2027-01-20'),
      ],
      shippedRules,
    );
    expect(quarters).toEqual([
      { planned: count(2, 0, 0), done: count(0, 0, 0) },
      { planned: count(0, 0, 0), done: count(1, 0, 0) },
      { planned: count(0, 1, 0), done: count(0, 0, 0) },
      { planned: count(0, 0, 1), done: count(0, 0, 1) },
    ]);
    expect(totalOf(quarters, 'done')).toEqual(count(1, 0, 1));
  });

  test('leave out what the agency does not count', () => {
    const rules = { ...shippedRules, countedAsVisit: [] };
    const quarters = quartersOf(2026, [activity('REMOTE_CHECK', 'FINAL', '2026-02-01')], rules);
    expect(totalOf(quarters, 'planned')).toEqual(count(0, 0, 0));
  });
});

describe('cash of 2026', () => {
  const agreement = (change: Partial<CashAgreement>): CashAgreement => ({
    from: '2026-01-01',
    to: '2026-12-31',
    amountUsd: '420000.00',
    undisbursedUsd: '120000.00',
    state: 'ACTIVE',
    ...change,
  });

  test.each<[string, CashAgreement[], string]>([
    ['none', [], '0.00'],
    ['six months of it: all', [agreement({ from: '2026-03-01', to: '2026-08-31' })], '420000.00'],
    ['by days of two years', [agreement({ from: '2025-01-01', to: '2026-12-31' })], '210000.00'],
    ['by days of a leap year', [agreement({ from: '2024-01-01', to: '2026-12-31', amountUsd: '1096' })], '365.00'],
    ['no end: all', [agreement({ from: '2024-01-01', to: null })], '420000.00'],
    ['closed: what was paid', [agreement({ state: 'CLOSED' })], '300000.00'],
    ['planned counts', [agreement({ state: 'PLANNED' })], '420000.00'],
    ['two', [agreement({ amountUsd: '0.01' }), agreement({ amountUsd: '2500.00' })], '2500.01'],
  ])('%s', (_case, agreements, cash) => {
    expect(cashOf(2026, agreements)).toBe(cash);
  });
});
