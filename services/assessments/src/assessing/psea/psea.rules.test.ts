import { CapacityBand } from '../../terms/capacity-band.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { coverageOf, standingOf } from './psea.rules';

const rated = (band: CommonRiskBand, finalisedOn = '2025-02-01', validUntil = '2030-01-31') => ({
  band,
  finalisedOn,
  validUntil,
  ownerAgency: 'UNFPA',
});
const today = '2026-01-15';

test.each([
  [CommonRiskBand.LOW, CapacityBand.FULL, null, false],
  [CommonRiskBand.MODERATE, CapacityBand.MEDIUM, '2025-11-01', true],
  [CommonRiskBand.SIGNIFICANT, CapacityBand.LOW, '2025-11-01', true],
  [CommonRiskBand.HIGH, CapacityBand.LOW, '2025-11-01', true],
  [CommonRiskBand.HIGH_ASSUMED, CapacityBand.LOW_ASSUMED_EMERGENCY, '2025-11-01', true],
  [CommonRiskBand.NOT_REQUIRED, CapacityBand.NOT_APPLICABLE_NO_CONTACT_WITH_BENEFICIARIES, null, false],
])('%s is capacity %s, assessed again on %s', (band, capacityBand, reassessmentDueOn, reassessmentOverdue) => {
  expect(standingOf(rated(band), null, today)).toMatchObject({ capacityBand, reassessmentDueOn, reassessmentOverdue });
});

test('the method says when a partner is assessed again; on the day itself it is not overdue', () => {
  const six = { months: 6, capacityBands: [CapacityBand.LOW] };
  const low = rated(CommonRiskBand.HIGH, '2025-07-15');
  expect(standingOf(low, six, today)).toMatchObject({ reassessmentDueOn: '2026-01-15', reassessmentOverdue: false });
  expect(standingOf(rated(CommonRiskBand.MODERATE), six, today).reassessmentDueOn).toBeNull();
});

test('the expiry warning begins twelve months before the end, which is the fourth year of five', () => {
  const ending = (validUntil: string) =>
    standingOf(rated(CommonRiskBand.LOW, '2022-01-15', validUntil), null, today).expiring;
  expect([ending('2027-01-14'), ending('2027-01-15')]).toEqual([true, false]);
});

test('nothing known is NOT_ASSESSED, which is not low risk', () => {
  expect(standingOf(null, null, today)).toMatchObject({
    capacityBand: 'NOT_ASSESSED',
    band: 'NOT_ASSESSED',
    owner: null,
  });
});

describe('coverage', () => {
  const scope = { country: 'ET', asOf: today };
  const group = (band: CommonRiskBand | null, partners: number) => ({
    standing: standingOf(band ? rated(band) : null, null, today),
    partners,
  });

  test('counts partners by capacity', () => {
    const coverage = coverageOf(
      [group(CommonRiskBand.LOW, 4), group(CommonRiskBand.MODERATE, 2), group(CommonRiskBand.HIGH, 1), group(null, 8)],
      scope,
    );
    expect(coverage).toMatchObject({
      partners: 15,
      assessed: 7,
      percent: '46.67',
      reassessmentOverdue: 3,
      expiring: 0,
    });
    expect(coverage.byCapacity.filter(({ partners }) => partners > 0)).toEqual([
      { capacityBand: 'FULL', partners: 4 },
      { capacityBand: 'MEDIUM', partners: 2 },
      { capacityBand: 'LOW', partners: 1 },
      { capacityBand: 'NOT_ASSESSED', partners: 8 },
    ]);
  });

  test('of nobody has no percentage', () => {
    expect(coverageOf([], scope)).toMatchObject({ partners: 0, assessed: 0, percent: null });
  });
});
