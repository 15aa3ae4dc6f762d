import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { RiskDimension } from './risk-dimension.enum';
import { type KnownRating, profileOf, type RiskFacts } from './risk-profile.rules';

const nothing: RiskFacts = {
  today: '2026-03-01',
  ratings: [],
  opinions: [],
  findings: [],
  decisions: [],
  contexts: [],
  suspendedBy: [],
  reviews: [],
};

const rating = (told: Partial<KnownRating>): KnownRating => ({
  assessmentId: 'a',
  agency: 'UNICEF',
  kind: AssessmentKind.HACT_MICRO,
  band: CommonRiskBand.LOW,
  finalisedOn: '2024-09-10',
  validUntil: '2029-09-09',
  ...told,
});

const dimension = (facts: RiskFacts, wanted: RiskDimension) =>
  profileOf(facts).dimensions.find((found) => found.dimension === wanted);

test('of a partner of which nothing is known, nothing is said', () => {
  const { band, dimensions } = profileOf(nothing);
  expect(band).toBe('NOT_ASSESSED');
  expect(dimensions.map((found) => [found.dimension, found.band])).toEqual([
    ['FINANCIAL', 'NOT_ASSESSED'],
    ['SAFEGUARDING', 'NOT_ASSESSED'],
    ['DUE_DILIGENCE', 'NOT_ASSESSED'],
    ['ASSURANCE', 'NOT_ASSESSED'],
    ['CONTEXT', 'NOT_ASSESSED'],
  ]);
});

test('where agencies differ, both are shown and the highest risk counts', () => {
  const ratings = [rating({}), rating({ agency: 'UNDP', band: CommonRiskBand.SIGNIFICANT })];
  const financial = dimension({ ...nothing, ratings }, RiskDimension.FINANCIAL);
  expect(financial).toMatchObject({ band: 'SIGNIFICANT', disagreement: true });
  expect(financial?.views.map(({ agency, band }) => [agency, band])).toEqual([
    ['UNICEF', 'LOW'],
    ['UNDP', 'SIGNIFICANT'],
  ]);
  expect(financial?.explanation).toContain('Agencies differ');
});

test('different kinds that say different things are no disagreement', () => {
  const ratings = [
    rating({}),
    rating({ agency: 'UNDP', kind: AssessmentKind.SIMPLIFIED_CHECKLIST, band: CommonRiskBand.HIGH }),
  ];
  expect(dimension({ ...nothing, ratings }, RiskDimension.FINANCIAL)).toMatchObject({
    band: 'HIGH',
    disagreement: false,
  });
});

test.each([
  ['its last valid day', '2026-03-01', 'LOW'],
  ['the day after', '2026-02-28', 'NOT_ASSESSED'],
])('on %s an assessment counts or not', (_when, validUntil, band) => {
  expect(dimension({ ...nothing, ratings: [rating({ validUntil })] }, RiskDimension.FINANCIAL)?.band).toBe(band);
});

test.each([
  [CommonRiskBand.HIGH_ASSUMED, 'HIGH'],
  [CommonRiskBand.LOW_ASSUMED, 'LOW'],
  [CommonRiskBand.NOT_REQUIRED, 'NOT_ASSESSED'],
])('%s counts as %s', (band, counted) => {
  expect(dimension({ ...nothing, ratings: [rating({ band })] }, RiskDimension.FINANCIAL)?.band).toBe(counted);
});

test('the newest opinion of an agency takes the place of its older one', () => {
  const opinions = [
    { agency: 'UNDP', opinion: 'ADVERSE', finalOn: '2024-01-01' },
    { agency: 'UNDP', opinion: 'UNMODIFIED', finalOn: '2025-01-01' },
  ] as const;
  expect(dimension({ ...nothing, opinions }, RiskDimension.ASSURANCE)).toMatchObject({ band: 'LOW' });
});

test.each([
  [{ openHigh: 1, overdue: 0 }, 'SIGNIFICANT'],
  [{ openHigh: 0, overdue: 1 }, 'HIGH'],
  [{ openHigh: 0, overdue: 0 }, 'NOT_ASSESSED'],
])('findings %j weigh %s', (figures, band) => {
  const findings = [{ agency: 'UNDP', waivedHigh: 0, verified: 3, ...figures }];
  expect(dimension({ ...nothing, findings }, RiskDimension.ASSURANCE)?.band).toBe(band);
});

test('a context says nothing of the partner, so the overall band leaves it out', () => {
  const contexts = [{ country: 'SO', level: CommonRiskBand.HIGH, source: 'UNDSS' }] as const;
  const profile = profileOf({ ...nothing, contexts, ratings: [rating({})] });
  expect(profile.band).toBe('LOW');
  expect(profile.dimensions.at(-1)).toMatchObject({ dimension: 'CONTEXT', band: 'HIGH' });
});

test('a due diligence that ended counts no more', () => {
  const decision = { agency: 'UNDP', decision: 'DECLINE', validUntil: '2026-02-28' } as const;
  expect(dimension({ ...nothing, decisions: [decision] }, RiskDimension.DUE_DILIGENCE)?.band).toBe('NOT_ASSESSED');
  const valid = { ...decision, validUntil: null };
  expect(dimension({ ...nothing, decisions: [valid] }, RiskDimension.DUE_DILIGENCE)?.band).toBe('HIGH');
});
