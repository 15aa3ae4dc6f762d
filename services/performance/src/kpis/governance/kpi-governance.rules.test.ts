import coreTerms from '../definitions/core-kpi-terms.v1.json';
import coreKpis from '../definitions/core-kpis.v1.json';
import { KpiAggregation } from '../definitions/kpi-definition.enums';
import { checkCode, checkEffectiveFrom, countVotes, isCarried, isLost, ownerOfCode } from './kpi-governance.rules';
import { type SmartText, smartProblems } from './kpi-smart.rules';
import { KpiVoteChoice } from './kpi-vote.entity';

const { FOR, AGAINST, ABSTAIN } = KpiVoteChoice;
const agencies = ['UN', 'UN-HABITAT', 'UNDP'];

test.each([
  ['UNDP_CASH_SHARE', 'UNDP'],
  ['UN_HABITAT_SHARE', 'UN-HABITAT'],
  ['UN_SHARE', 'UN'],
  ['UNDPCASH', null],
  ['CASH_ASSURED_SHARE', null],
])('%s belongs to %s', (code, owner) => {
  expect(ownerOfCode(code, agencies)).toBe(owner);
});

const shared = { agencyCode: null };
test.each<[string, string | null, { agencyCode: string | null } | undefined, string | null]>([
  ['CASH_ASSURED_SHARE', null, undefined, null],
  ['UNDP_CASH', 'UNDP', undefined, null],
  ['UNDP_CASH', null, undefined, 'KPI_CODE_PREFIX'],
  ['CASH', 'UNDP', undefined, 'KPI_CODE_PREFIX'],
  ['UN_HABITAT_CASH', 'UN', undefined, 'KPI_CODE_PREFIX'],
  ['LOCAL_FUNDING_SHARE', null, shared, null],
  ['LOCAL_FUNDING_SHARE', 'UNDP', shared, 'KPI_OF_ANOTHER_AGENCY'],
  ['UNDP_CASH', null, { agencyCode: 'UNDP' }, 'KPI_OF_ANOTHER_AGENCY'],
  ['UNDP_CASH', 'UN', { agencyCode: 'UNDP' }, 'KPI_OF_ANOTHER_AGENCY'],
])('P-INV-1: %s by %s after %o: %s', (code, owner, latest, reason) => {
  const check = () => checkCode(code, owner, agencies, latest);
  if (reason === null) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ extensions: expect.objectContaining({ reason }) }));
});

test.each([
  [2025, 2, false],
  [2026, 2, true],
  [1999, 1, true],
])('P-INV-1: from %i on as version %i: %s', (year, version, fine) => {
  const check = () => checkEffectiveFrom(year, version, new Date('2026-11-21T00:00:00Z'));
  if (fine) expect(check).not.toThrow();
  else expect(check).toThrow(/stay/);
});

test.each<[number, KpiVoteChoice[], boolean, boolean]>([
  [5, [FOR, FOR, FOR], false, false],
  [5, [FOR, FOR, FOR, FOR], true, false],
  [6, [FOR, FOR, FOR, FOR], true, false],
  [5, [AGAINST], false, false],
  [5, [AGAINST, ABSTAIN], false, true],
  [3, [FOR, FOR, AGAINST], true, false],
  [0, [], false, false],
])('of %i members %o: carried %s, lost %s', (members, choices, carried, lost) => {
  const count = countVotes(members, choices);
  expect([isCarried(count), isLost(count)]).toEqual([carried, lost]);
});

const aggregationOf = (code: string, unit: string) => {
  if (code === 'ACTIVE_PARTNERS') return KpiAggregation.DISTINCT_COUNT;
  return unit === 'DAYS' ? KpiAggregation.MEDIAN : KpiAggregation.RATIO_OF_SUMS;
};
const core = coreKpis.map((kpi) => {
  const terms = coreTerms.find(({ code }) => code === kpi.code);
  return {
    ...kpi,
    ...terms,
    ...terms?.alignment,
    aggregation: aggregationOf(kpi.code, kpi.unit),
  } as unknown as SmartText;
});
test.each(core)('JIU-43: $name passes the check that proposals must pass', (text) => {
  expect(smartProblems(text)).toEqual([]);
});

const good = core[0] as SmartText;
test.each<[string, Partial<SmartText>, string]>([
  ['no question', { purpose: 'Expenditure through partners.' }, 'SPECIFIC'],
  ['no formula', { formula: 'share' }, 'SPECIFIC'],
  ['percent without a denominator', { denominator: null }, 'MEASURABLE'],
  ['percent as a median', { aggregation: KpiAggregation.MEDIAN }, 'MEASURABLE'],
  ['nobody answers', { dataOwner: '' }, 'ACHIEVABLE'],
  ['it serves nothing', { source: [], qcpr: [], sdg: [], strategicPlan: [], grandBargain: [] }, 'RELEVANT'],
  ['a floor without a range', { floor: '1' }, 'RELEVANT'],
])('JIU-43: %s', (_case, change, criterion) => {
  expect(smartProblems({ ...good, ...change })).toContainEqual({ criterion, text: expect.any(String) });
});
