import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { type ComparableBand, comparable } from './risk-band.rules';
import { type KnownRating, type KnownReview, latestOfEach, type RiskFacts } from './risk-profile.rules';

export const rollingRules = 'rolling-risk-2';

/** Points from 0 to 100: where a fresh assessment of each band stands, in the middle of the band. */
const startOf: Record<ComparableBand, number> = { LOW: 15, MODERATE: 40, SIGNIFICANT: 60, HIGH: 85 };

const bands: readonly { below: number; band: ComparableBand }[] = [
  { below: 30, band: CommonRiskBand.LOW },
  { below: 50, band: CommonRiskBand.MODERATE },
  { below: 70, band: CommonRiskBand.SIGNIFICANT },
];

export const bandOfPoints = (points: number): ComparableBand =>
  bands.find(({ below }) => points < below)?.band ?? CommonRiskBand.HIGH;

export enum RiskMover {
  FINDINGS = 'FINDINGS',
  TIMELINESS = 'TIMELINESS',
  AUDIT = 'AUDIT',
  PERFORMANCE = 'PERFORMANCE',
  AGE = 'AGE',
}

export interface Movement {
  mover: RiskMover;
  points: number;
  because: string;
}

export interface RollingRiskOfPartner {
  basis: KnownRating;
  points: number;
  band: ComparableBand;
  movements: Movement[];
}

/** Counts of findings are confidential but for the unresolved ones of high priority: the others move it by steps. */
const several = 3;

const capped = (count: number, each: number, most: number) => Math.min(count * each, most);
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** A waived finding weighs on: nobody showed that what it found is gone. */
function unresolved({ findings }: RiskFacts): Movement[] {
  const high = sum(findings.map(({ openHigh, waivedHigh }) => openHigh + waivedHigh));
  const because = `${high} findings of high priority without verified evidence`;
  return high > 0 ? [{ mover: RiskMover.FINDINGS, points: capped(high, 5, 20), because }] : [];
}

function late({ findings }: RiskFacts): Movement[] {
  const overdue = sum(findings.map((figures) => figures.overdue));
  const because = overdue < several ? 'Findings are overdue' : 'Several findings are overdue';
  return overdue > 0 ? [{ mover: RiskMover.TIMELINESS, points: overdue < several ? 6 : 15, because }] : [];
}

function audits({ opinions }: RiskFacts, basis: KnownRating): Movement[] {
  const later = latestOfEach(opinions.filter(({ finalOn }) => finalOn > basis.finalisedOn));
  return later
    .filter(({ opinion }) => opinion !== 'UNMODIFIED')
    .map(({ agency, opinion, finalOn }) => ({
      mover: RiskMover.AUDIT,
      points: opinion === 'QUALIFIED' ? 10 : 30,
      because: `Audit of ${agency}, ${finalOn}: ${opinion}`,
    }));
}

const performance = ({ suspendedBy }: RiskFacts): Movement[] =>
  suspendedBy.length > 0
    ? [{ mover: RiskMover.PERFORMANCE, points: 10, because: `Agreement suspended by ${suspendedBy.join(', ')}` }]
    : [];

/** What a published review weighs when it tells of trouble; advice against the partner outweighs its band. */
const weightOf = ({ band, recommendation }: KnownReview): number => {
  if (recommendation === 'DO_NOT_RECOMMEND') return 15;
  return { UNSATISFACTORY: 10, PARTLY_SATISFACTORY: 5, SATISFACTORY: 0, HIGHLY_SATISFACTORY: 0 }[band];
};

const laterReviews = ({ reviews }: RiskFacts, basis: KnownRating) =>
  reviews.filter(({ endsOn }) => endsOn > basis.finalisedOn);

/** The latest of each agency (JIU-82): four agencies that advise against a partner are no riskier than two. */
function reviewed(facts: RiskFacts, basis: KnownRating): Movement[] {
  let left = 30;
  return laterReviews(facts, basis).flatMap((review) => {
    const points = Math.min(left, weightOf(review));
    left -= points;
    const because = `Review by ${review.agency}, until ${review.endsOn}: ${review.band}, ${review.recommendation}`;
    return points > 0 ? [{ mover: RiskMover.PERFORMANCE, points, because }] : [];
  });
}

const age = ({ today }: RiskFacts, { kind, validUntil }: KnownRating): Movement[] =>
  validUntil < today ? [{ mover: RiskMover.AGE, points: 10, because: `${kind} ended on ${validUntil}` }] : [];

/** All evidence together is worth one band. */
const mostEvidence = 20;

/** Evidence that came after the assessment, and no more of it than one band is wide: the only way down. */
function evidence(facts: RiskFacts, basis: KnownRating): Movement[] {
  const { opinions, findings } = facts;
  const clean = latestOfEach(opinions.filter(({ finalOn }) => finalOn > basis.finalisedOn)).filter(
    ({ opinion }) => opinion === 'UNMODIFIED',
  );
  const verified = sum(findings.map((figures) => figures.verified));
  const shown = [
    ...(clean.length > 0
      ? [
          {
            mover: RiskMover.AUDIT,
            points: -capped(clean.length, 8, 12),
            because: `Unmodified audit of ${clean.map(({ agency }) => agency).join(', ')}`,
          },
        ]
      : []),
    ...(verified > 0
      ? [
          {
            mover: RiskMover.FINDINGS,
            points: verified < several ? -3 : -8,
            because: 'A second person verified that findings are resolved',
          },
        ]
      : []),
  ];
  return [...shown, ...praised(facts, basis, mostEvidence + sum(shown.map(({ points }) => points)))];
}

/** A review that every agency may read is evidence too, as far as there is room for it. */
function praised(facts: RiskFacts, basis: KnownRating, room: number): Movement[] {
  const good = laterReviews(facts, basis).filter(
    ({ band, recommendation }) => band === 'HIGHLY_SATISFACTORY' && recommendation === 'RECOMMEND',
  );
  const points = Math.min(room, capped(good.length, 4, 8));
  const because = `Highly satisfactory reviews by ${good.map(({ agency }) => agency).join(', ')}`;
  return points > 0 ? [{ mover: RiskMover.PERFORMANCE, points: -points, because }] : [];
}

/** The newest financial assessment, valid or not: an old one is worse than a fresh one, and better than nothing. */
function basisOf({ ratings }: RiskFacts): KnownRating | null {
  const counted = ratings.filter(({ kind, band }) => kind === 'HACT_MICRO' && comparable(band) !== null);
  return [...counted].sort((left, right) => (left.finalisedOn > right.finalisedOn ? -1 : 1))[0] ?? null;
}

/**
 * Between two assessments the risk moves with what is learnt (idea 5.5, standards.md 3.14). It rises with findings, delay,
 * opinions and suspensions, and falls by evidence alone. Null without any micro-assessment.
 */
export function rollingRiskOf(facts: RiskFacts): RollingRiskOfPartner | null {
  const basis = basisOf(facts);
  const start = basis && comparable(basis.band);
  if (!basis || !start) return null;
  const movements = [
    ...unresolved(facts),
    ...late(facts),
    ...audits(facts, basis),
    ...performance(facts),
    ...reviewed(facts, basis),
    ...age(facts, basis),
    ...evidence(facts, basis),
  ];
  const points = Math.max(0, Math.min(100, startOf[start] + sum(movements.map((movement) => movement.points))));
  return { basis, points, band: bandOfPoints(points), movements };
}
