import { invalidInput } from '@partner-commons/platform/errors';
import { ReviewMilestone } from '../performance-reviews/review.enums';

/** A rating that counts: the newest of its agreement and milestone. */
export interface Rating {
  partnerId: string;
  agency: string;
  rater: string;
  milestone: ReviewMilestone;
  score: number;
}

export type Weights = Record<ReviewMilestone, number>;

export interface IndexOfPartner {
  partnerId: string;
  points: number;
  ratings: number;
  agencies: number;
}

/** Below so many ratings nobody knows how strict an agency or a person is, so nothing is corrected for it. */
const enoughToNormalise = 10;
/** Without the ratings of any one agency so many must be left: nobody can subtract its own from the index (P-INV-8). */
const enoughOfOthers = 5;
/** The index moves in steps, so that one new rating seldom shows in it. */
const step = 5;

const meanOf = (scores: readonly number[]) => scores.reduce((sum, score) => sum + score, 0) / scores.length;

function groupsOf(ratings: readonly Rating[], keyOf: (rating: Rating) => string): Map<string, Rating[]> {
  const groups = new Map<string, Rating[]>();
  for (const rating of ratings) {
    const key = keyOf(rating);
    const known = groups.get(key);
    if (known) known.push(rating);
    else groups.set(key, [rating]);
  }
  return groups;
}

const raterOf = ({ agency, rater }: Rating) => `${agency} ${rater}`;
const agencyOf = ({ agency }: Rating) => agency;
const scoresOf = (ratings: readonly Rating[]) => ratings.map(({ score }) => score);

function meansOf(ratings: readonly Rating[], keyOf: (rating: Rating) => string): Map<string, number> {
  const means = new Map<string, number>();
  for (const [key, group] of groupsOf(ratings, keyOf)) {
    if (group.length >= enoughToNormalise) means.set(key, meanOf(scoresOf(group)));
  }
  return means;
}

/** Feature 86: a strict rater or agency is lifted, a lenient one lowered, by how far its mean is from that of all. */
export function normalise(ratings: readonly Rating[]): Rating[] {
  if (ratings.length === 0) return [];
  const all = meanOf(scoresOf(ratings));
  const [byRater, byAgency] = [meansOf(ratings, raterOf), meansOf(ratings, agencyOf)];
  return ratings.map((rating) => {
    const mean = byRater.get(raterOf(rating)) ?? byAgency.get(rating.agency) ?? all;
    return { ...rating, score: Math.min(4, Math.max(1, rating.score - mean + all)) };
  });
}

/** Whether what is left without any one agency is still enough, so from two agencies on. */
export function isEnough(ratings: readonly Rating[]): boolean {
  const largest = Math.max(0, ...[...groupsOf(ratings, agencyOf).values()].map((group) => group.length));
  return ratings.length - largest >= enoughOfOthers;
}

/** 0 to 100: the mean of each milestone, by the weights of those milestones that there are ratings of (feature 84). */
export function indexOf(ratings: readonly Rating[], weights: Weights): number {
  let [sum, weight] = [0, 0];
  for (const [milestone, group] of groupsOf(ratings, (rating) => rating.milestone)) {
    sum += weights[milestone as ReviewMilestone] * meanOf(scoresOf(group));
    weight += weights[milestone as ReviewMilestone];
  }
  const share = (sum / weight - 1) / 3;
  return step * Math.round((100 * share) / step);
}

/** Of all partners with enough ratings; the others have none, rather than one that means little (feature 86). */
export function indexesOf(ratings: readonly Rating[], weights: Weights): IndexOfPartner[] {
  return [...groupsOf(normalise(ratings), ({ partnerId }) => partnerId)]
    .filter(([, group]) => isEnough(group))
    .map(([partnerId, group]) => ({
      partnerId,
      points: indexOf(group, weights),
      ratings: group.length,
      agencies: groupsOf(group, agencyOf).size,
    }));
}

/** All six, none below zero, 100 in all: weights of versions can be compared. */
export function checkWeights(told: readonly { milestone: ReviewMilestone; weight: number }[]): Weights {
  const weights = Object.fromEntries(told.map(({ milestone, weight }) => [milestone, weight])) as Weights;
  const all = Object.values(ReviewMilestone);
  const sum = told.reduce((total, { weight }) => total + weight, 0);
  const isComplete = told.length === all.length && all.every((milestone) => weights[milestone] >= 1);
  if (!isComplete || sum !== 100) {
    throw invalidInput(
      `Weigh each of ${all.join(', ')} once, 1 or more, 100 in all.`,
      'input.weights',
      'WEIGHTS_INCOMPLETE',
    );
  }
  return weights;
}
