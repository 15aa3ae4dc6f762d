import { CapacityBand } from '../../terms/capacity-band.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { assessmentDueOf, type MinimaFacts, minimaOf } from './minima.rules';
import { shippedRules, shippedRulesOfUndp } from './shipped-parameters';

const facts = (change: Partial<MinimaFacts>): MinimaFacts => ({
  cashUsd: '0',
  reportedUsd: '0',
  hactBand: CommonRiskBand.LOW,
  pseaCapacity: CapacityBand.NOT_ASSESSED,
  partnerType: 'NATIONAL_NGO',
  scheduledAuditPlanned: false,
  specialAuditPlanned: false,
  followUpSpotChecks: 0,
  ...change,
});
const minimum = (change: Partial<MinimaFacts>) => minimaOf(facts(change), shippedRules).minimum;

describe('visits: the vectors of standards.md 3.2', () => {
  test.each([
    ['2500', 'HIGH', 0],
    ['2500.01', 'LOW', 1],
    ['100000', 'HIGH', 1],
    ['100000.01', 'MODERATE', 2],
    ['500000', 'SIGNIFICANT', 3],
    ['500000.01', 'HIGH', 4],
  ])('cash %s %s → %i', (cashUsd, band, visits) => {
    expect(minimum({ cashUsd, hactBand: CommonRiskBand[band as CommonRiskBand] }).visits).toBe(visits);
  });

  test.each([
    ['0', 'HIGH', 0],
    ['2500.0000', 'HIGH', 0],
    ['100000.00', 'HIGH', 1],
    ['100000.0001', 'LOW', 1],
    ['100000.01', 'HIGH', 3],
    ['500000', 'LOW', 1],
    ['500000', 'MODERATE', 2],
    ['500000.01', 'LOW', 2],
    ['500000.01', 'MODERATE', 3],
    ['500000.01', 'SIGNIFICANT', 4],
    // No float holds this difference; the exact one decides.
    ['99999999999999999999.01', 'LOW', 2],
    ['100000.0000000001', 'SIGNIFICANT', 3],
  ])('and the rest of its table: cash %s %s → %i', (cashUsd, band, visits) => {
    expect(minimum({ cashUsd, hactBand: CommonRiskBand[band as CommonRiskBand] }).visits).toBe(visits);
  });
});

describe('the risk of visits is the highest of HACT and PSEA', () => {
  test.each([
    ['LOW', 'FULL', 'LOW'],
    ['LOW', 'MEDIUM', 'MODERATE'],
    ['MODERATE', 'MEDIUM', 'MODERATE'],
    ['SIGNIFICANT', 'MEDIUM', 'SIGNIFICANT'],
    ['LOW', 'LOW', 'HIGH'],
    ['LOW', 'LOW_ASSUMED_EMERGENCY', 'HIGH'],
    ['MODERATE', 'NOT_APPLICABLE_NO_CONTACT_WITH_BENEFICIARIES', 'MODERATE'],
    ['LOW', 'NOT_APPLICABLE_NO_CONTACT_WITH_BENEFICIARIES', 'LOW'],
    ['MODERATE', 'NOT_ASSESSED', 'MODERATE'],
    ['HIGH_ASSUMED', 'FULL', 'HIGH'],
    ['LOW_ASSUMED', 'FULL', 'LOW'],
    ['NOT_ASSESSED', 'FULL', 'HIGH'],
    ['NOT_REQUIRED', 'FULL', 'HIGH'],
  ])('HACT %s, capacity %s → %s', (band, capacity, risk) => {
    const hactBand = CommonRiskBand[band as CommonRiskBand];
    const pseaCapacity = CapacityBand[capacity as CapacityBand];
    expect(minimaOf(facts({ hactBand, pseaCapacity }), shippedRules).risk).toBe(risk);
  });
});

describe('spot checks', () => {
  test.each([
    ['reported 50,000', { reportedUsd: '50000' }, 0],
    ['reported 50,000.01', { reportedUsd: '50000.01' }, 1],
    ['with a scheduled audit', { reportedUsd: '50000.01', scheduledAuditPlanned: true }, 0],
    ['with a special audit', { reportedUsd: '50000.01', specialAuditPlanned: true }, 1],
    ['low risk assumed', { reportedUsd: '900000', hactBand: CommonRiskBand.LOW_ASSUMED }, 0],
    ['low risk found', { reportedUsd: '900000', hactBand: CommonRiskBand.LOW }, 1],
    ['two follow up', { reportedUsd: '60000', followUpSpotChecks: 2 }, 3],
    ['follow-ups of too little', { reportedUsd: '50000', followUpSpotChecks: 2 }, 0],
    ['nothing known', { reportedUsd: null }, 0],
  ])('%s', (_case, change, spotChecks) => {
    expect(minimum(change).spotChecks).toBe(spotChecks);
  });
});

test.each([
  [false, false, 0],
  [true, false, 1],
  [false, true, 1],
  [true, true, 2],
])('audits as planned: scheduled %s, special %s → %i', (scheduledAuditPlanned, specialAuditPlanned, audits) => {
  expect(minimum({ scheduledAuditPlanned, specialAuditPlanned }).audits).toBe(audits);
});

test.each(['UN_ENTITY', 'IGO_OR_DEVELOPMENT_BANK'])('nothing is asked of %s', (partnerType) => {
  const change = { partnerType, cashUsd: '900000', reportedUsd: '900000', scheduledAuditPlanned: true };
  expect(minimum(change)).toEqual({ visits: 0, spotChecks: 0, audits: 0 });
});

test('4.c step 8: cash 420,000, HACT MODERATE, PSEA MEDIUM → 2 visits; a spot check if reported > 50,000; no audit', () => {
  const bro = {
    cashUsd: '420000',
    hactBand: CommonRiskBand.MODERATE,
    pseaCapacity: CapacityBand.MEDIUM,
    reportedUsd: null,
  };
  expect(minimum(bro)).toEqual({ visits: 2, spotChecks: 0, audits: 0 });
  expect(minimum({ ...bro, reportedUsd: '50000.01' })).toEqual({ visits: 2, spotChecks: 1, audits: 0 });
  expect(minimaOf(facts(bro), shippedRules).steps.map(({ rule }) => rule)).toEqual([
    'RISK',
    'VISITS_BY_CASH',
    'SPOT_CHECKS',
    'AUDITS_AS_PLANNED',
  ]);
});

describe('whether a micro-assessment is due (standards.md 3.1)', () => {
  test.each([
    ['50000', false, 'NOT_DUE', 'NOT_DUE'],
    ['50000.01', false, 'APPROACHING_THRESHOLD', 'NOT_DUE'],
    ['100000', false, 'APPROACHING_THRESHOLD', 'NOT_DUE'],
    ['100000.01', false, 'DUE', 'NOT_DUE'],
    ['150000', false, 'DUE', 'NOT_DUE'],
    ['150000.01', false, 'DUE', 'DUE'],
    ['900000', true, 'NOT_DUE', 'NOT_DUE'],
  ])('cash %s, assessed %s: %s; at UNDP %s', (cashUsd, hasMicroAssessment, shipped, undp) => {
    const due = { cashUsd, hasMicroAssessment, partnerType: 'NATIONAL_NGO' };
    expect(assessmentDueOf(due, shippedRules)).toBe(shipped);
    expect(assessmentDueOf(due, shippedRulesOfUndp)).toBe(undp);
  });

  test('never for whom nothing is asked', () => {
    const due = { cashUsd: '900000', hasMicroAssessment: false, partnerType: 'UN_ENTITY' };
    expect(assessmentDueOf(due, shippedRules)).toBe('NOT_DUE');
  });
});
