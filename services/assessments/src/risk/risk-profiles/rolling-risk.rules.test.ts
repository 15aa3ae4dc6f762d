import fc from 'fast-check';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import type { KnownFindings, KnownOpinion, KnownRating, KnownReview, RiskFacts } from './risk-profile.rules';
import { bandOfPoints, rollingRiskOf } from './rolling-risk.rules';

const basis: KnownRating = {
  assessmentId: 'a',
  agency: 'UNICEF',
  kind: AssessmentKind.HACT_MICRO,
  band: CommonRiskBand.MODERATE,
  finalisedOn: '2024-09-10',
  validUntil: '2029-09-09',
};

const quiet: RiskFacts = {
  today: '2026-03-01',
  ratings: [basis],
  opinions: [],
  findings: [],
  decisions: [],
  contexts: [],
  suspendedBy: [],
  reviews: [],
};

const figures = (told: Partial<KnownFindings>): KnownFindings => ({
  agency: 'UNICEF',
  openHigh: 0,
  waivedHigh: 0,
  overdue: 0,
  verified: 0,
  ...told,
});

const opinion = (said: KnownOpinion['opinion'], finalOn = '2025-06-01', agency = 'UNDP'): KnownOpinion => ({
  agency,
  opinion: said,
  finalOn,
});

const review = (told: Partial<KnownReview>): KnownReview => ({
  agency: 'UNHCR',
  band: 'SATISFACTORY',
  recommendation: 'RECOMMEND',
  endsOn: '2025-12-31',
  ...told,
});
const against = { band: 'UNSATISFACTORY', recommendation: 'DO_NOT_RECOMMEND' } as const;
const praise = { band: 'HIGHLY_SATISFACTORY' } as const;

test.each([
  [29, 'LOW'],
  [30, 'MODERATE'],
  [49, 'MODERATE'],
  [50, 'SIGNIFICANT'],
  [69, 'SIGNIFICANT'],
  [70, 'HIGH'],
])('%i points are %s', (points, band) => expect(bandOfPoints(points)).toBe(band));

test.each<[string, Partial<RiskFacts>, number, string]>([
  ['nothing happened', {}, 40, 'MODERATE'],
  ['one HIGH finding is open', { findings: [figures({ openHigh: 1 })] }, 45, 'MODERATE'],
  ['two are, one of them overdue', { findings: [figures({ openHigh: 2, overdue: 1 })] }, 56, 'SIGNIFICANT'],
  ['several are overdue', { findings: [figures({ overdue: 3 })] }, 55, 'SIGNIFICANT'],
  ['ten are', { findings: [figures({ openHigh: 10 })] }, 60, 'SIGNIFICANT'],
  ['an audit is adverse', { opinions: [opinion('ADVERSE')] }, 70, 'HIGH'],
  ['an audit before the assessment was', { opinions: [opinion('ADVERSE', '2024-09-10')] }, 40, 'MODERATE'],
  ['an agency suspended its agreement', { suspendedBy: ['WFP'] }, 50, 'SIGNIFICANT'],
  ['a review is satisfactory', { reviews: [review({})] }, 40, 'MODERATE'],
  ['a review is partly so', { reviews: [review({ band: 'PARTLY_SATISFACTORY' })] }, 45, 'MODERATE'],
  ['a review is not', { reviews: [review({ band: 'UNSATISFACTORY' })] }, 50, 'SIGNIFICANT'],
  ['an agency advises against it', { reviews: [review(against)] }, 55, 'SIGNIFICANT'],
  [
    'such a review looks at the time before',
    { reviews: [review({ ...against, endsOn: '2024-09-10' })] },
    40,
    'MODERATE',
  ],
  ['three agencies advise against it', { reviews: [review(against), review(against), review(against)] }, 70, 'HIGH'],
  ['a review is full of praise', { reviews: [review(praise)] }, 36, 'MODERATE'],
  ['three are', { reviews: [review(praise), review(praise), review(praise)] }, 32, 'MODERATE'],
  [
    'praise comes with conditions',
    { reviews: [review({ ...praise, recommendation: 'RECOMMEND_WITH_CONDITIONS' })] },
    40,
    'MODERATE',
  ],
  ['the assessment ended', { today: '2029-09-10' }, 50, 'SIGNIFICANT'],
  ['an audit is clean', { opinions: [opinion('UNMODIFIED')] }, 32, 'MODERATE'],
  [
    'audits and verified findings are evidence',
    {
      opinions: [opinion('UNMODIFIED'), opinion('UNMODIFIED', '2025-07-01', 'WFP')],
      findings: [figures({ verified: 9 })],
    },
    20,
    'LOW',
  ],
])('when %s, it is %s', (_what, facts, points, band) => {
  expect(rollingRiskOf({ ...quiet, ...facts })).toMatchObject({ points, band });
});

test('without a micro-assessment there is nothing to roll from', () => {
  expect(rollingRiskOf({ ...quiet, ratings: [] })).toBeNull();
  expect(rollingRiskOf({ ...quiet, ratings: [{ ...basis, band: CommonRiskBand.NOT_REQUIRED }] })).toBeNull();
});

const count = fc.nat(12);
const anyFindings = fc.array(
  fc.record({ agency: fc.constantFrom('UNDP', 'WFP'), openHigh: count, waivedHigh: count, overdue: count }),
  { maxLength: 3 },
);
const bad = fc.array(
  fc.record({
    agency: fc.constantFrom('UNDP', 'WFP', 'UNHCR'),
    opinion: fc.constantFrom('QUALIFIED' as const, 'ADVERSE' as const, 'DISCLAIMER' as const),
    finalOn: fc.constantFrom('2024-01-01', '2025-01-01', '2026-01-01'),
  }),
  { maxLength: 4 },
);

test('it never falls without evidence', () => {
  fc.assert(
    fc.property(anyFindings, bad, fc.constantFrom('2026-03-01', '2031-01-01'), (findings, opinions, today) => {
      const facts = { ...quiet, today, opinions, findings: findings.map((told) => ({ ...told, verified: 0 })) };
      expect(rollingRiskOf(facts)?.points).toBeGreaterThanOrEqual(40);
    }),
  );
});

test('waiving a finding does not lower it, verifying it does', () => {
  const open = rollingRiskOf({ ...quiet, findings: [figures({ openHigh: 2 })] })?.points;
  expect(rollingRiskOf({ ...quiet, findings: [figures({ openHigh: 1, waivedHigh: 1 })] })?.points).toBe(open);
  expect(rollingRiskOf({ ...quiet, findings: [figures({ openHigh: 1, verified: 1 })] })?.points).toBeLessThan(
    open ?? 0,
  );
});

test('more trouble never makes it smaller', () => {
  fc.assert(
    fc.property(anyFindings, count, (findings, more) => {
      const told = findings.map((figure) => ({ ...figure, verified: 1 }));
      const before = rollingRiskOf({ ...quiet, findings: told })?.points ?? 0;
      const worse = [...told, figures({ openHigh: more, overdue: more })];
      expect(rollingRiskOf({ ...quiet, findings: worse })?.points).toBeGreaterThanOrEqual(before);
    }),
  );
});

test('evidence is worth one band at most', () => {
  const best = {
    opinions: [opinion('UNMODIFIED'), opinion('UNMODIFIED', '2025-07-01', 'WFP')],
    findings: [figures({ verified: 1_000 })],
    reviews: [review(praise), review({ ...praise, agency: 'WFP' })],
  };
  const high = { ...quiet, ...best, ratings: [{ ...basis, band: CommonRiskBand.HIGH }] };
  expect(rollingRiskOf(high)).toMatchObject({ points: 65, band: 'SIGNIFICANT' });
});
