import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { shippedRules } from '../assurance-parameters/shipped-parameters';
import { computePlan, finish, type PlanFacts, type PlanInputs, textOf } from './plan-computation.rules';

const inputs: PlanInputs = {
  agency: 'UNHCR',
  partnerId: 'bro',
  year: 2026,
  givenCashUsd: null,
  reportedUsd: null,
  followUpSpotChecks: 0,
  assumedBand: null,
};
const facts: PlanFacts = {
  parameters: {
    id: 'shipped',
    agency: null,
    version: 1,
    effectiveFrom: '1990-01-01',
    confirmed: false,
    source: 'test',
    rules: shippedRules,
    setBy: null,
    setAt: new Date(0),
  },
  ratings: [
    { assessmentId: 'a', kind: 'HACT_MICRO', band: CommonRiskBand.MODERATE, finalisedOn: '2024-09-10' },
    { assessmentId: 'b', kind: 'PSEA_CAPACITY', band: CommonRiskBand.MODERATE, finalisedOn: '2024-11-01' },
  ],
  opinions: [],
  partnerType: 'NATIONAL_NGO',
  agreements: [
    { from: '2026-03-01', to: '2026-08-31', amountUsd: '420000', undisbursedUsd: '420000', state: 'ACTIVE' },
  ],
  activities: [],
};

test('4.c step 8: the agreement of 420,000 asks for two visits', () => {
  expect(computePlan(inputs, facts)).toMatchObject({
    cashUsd: '420000.00',
    basis: 'MICRO_ASSESSMENT',
    basisAssessmentId: 'a',
    pseaCapacity: 'MEDIUM',
    minimum: { visits: 2, spotChecks: 0, audits: 0 },
    coverage: 'VOID',
    assessmentDue: 'NOT_DUE',
  });
});

test('A-INV-7: the same facts give the same plan, whatever the order in which its parts come back', () => {
  const plan = computePlan(inputs, facts);
  const { minimum, done } = plan;
  const reordered = {
    ...plan,
    minimum: { audits: minimum.audits, visits: minimum.visits, spotChecks: minimum.spotChecks },
    done: { spotChecks: done.spotChecks, audits: done.audits, visits: done.visits },
  };
  expect(textOf(reordered)).toBe(textOf(plan));
  expect(textOf(computePlan(inputs, facts))).toBe(textOf(plan));
});

test.each<[string, Partial<PlanInputs>, Partial<PlanFacts>]>([
  ['band', {}, { ratings: [] }],
  ['cash', { givenCashUsd: '2500' }, {}],
  ['type', {}, { partnerType: 'UN_ENTITY' }],
  ['what is reported', { reportedUsd: '90000' }, {}],
  ['parameters', {}, { parameters: { ...facts.parameters, id: 'next' } }],
])('A-INV-7: another plan when the %s changes', (_case, input, fact) => {
  const before = textOf(computePlan(inputs, facts));
  expect(textOf(computePlan({ ...inputs, ...input }, { ...facts, ...fact }))).not.toBe(before);
});

test('a closed year keeps its minimum and still counts what becomes final', () => {
  const plan = computePlan(inputs, facts);
  expect(finish(2026, { ...facts, ratings: [] }, plan).minimum).toEqual(plan.minimum);
});
