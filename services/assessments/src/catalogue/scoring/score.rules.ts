import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import type { Methodology, Question, Section } from '../methodologies/methodology.types';
import { checkAnswers, questionsOf } from './answer-check.rules';
import {
  bandByAverage,
  bandByConductShare,
  bandByMet,
  bandByPoints,
  bandByRiskShare,
  bandBySum,
  bandByWorst,
} from './banding.rules';
import type { Answered, GivenAnswer, Score, ScoringContext, SectionScore, Verdict } from './score.types';

/** Algorithms that say something of one section alone; the others count standards or look for the worst. */
const rateSections = new Set(['AVERAGE_EQUAL_BANDS', 'POINTS_ASYMMETRIC_BANDS', 'WEIGHTED_CHECKLIST']);

/**
 * The band that a methodology version finds in answers (A-INV-1: no other version has a say). Pure: the same answers give
 * the same score for ever. Refuses answers that the questionnaire does not offer.
 */
export function scoreAnswers(
  methodology: Methodology,
  answers: readonly GivenAnswer[],
  context: ScoringContext = {},
): Score {
  checkAnswers(methodology, answers);
  const given = new Map(answers.map((answer) => [answer.question, answer]));
  const asked = questionsOf(methodology).filter((question) => weightOf(methodology, question, context) > 0);
  const open = asked.filter(({ key }) => !isAnswered(given.get(key)));
  const unanswered = open.map(({ key }) => key);
  const answered = answeredOf(methodology, asked, given, context);
  const exclusions = exclusionsOf(methodology, answered);
  const applicable = [...answered, ...open];
  const verdict = verdictOf(methodology, answered, asked.length - applicable.length);
  // An exclusion beats everything, whatever else is still open (standards.md 3.5).
  const complete = unanswered.length === 0 || exclusions.length > 0;
  const found = complete ? verdict.found : null;
  return {
    points: String(verdict.points),
    score: verdict.score,
    applicable: applicable.length,
    keyApplicable: applicable.filter(({ isKey }) => isKey).length,
    band: exclusions.length > 0 ? CommonRiskBand.HIGH : (found?.band ?? null),
    capacityBand: found?.capacityBand ?? null,
    sections: methodology.sections.map((section) => scoreSection(methodology, section, { given, context })),
    unanswered,
    missingEvidence: answered
      .filter(({ key, isKey, meansLowRisk }) => isKey && meansLowRisk && !given.get(key)?.evidence)
      .map(({ key }) => key),
    exclusions,
    improvements: improvementsOf(methodology, answered),
    outcome: exclusions.length > 0 ? 'DECLINE' : complete ? (verdict.outcome ?? null) : null,
    thresholds: verdict.thresholds,
  };
}

interface Given {
  given: Map<string, GivenAnswer>;
  context: ScoringContext;
}

function scoreSection(methodology: Methodology, section: Section, { given, context }: Given): SectionScore {
  const asked = section.questions.filter((question) => weightOf(methodology, question, context) > 0);
  const open = asked.filter(({ key }) => !isAnswered(given.get(key)));
  const answered = answeredOf(methodology, asked, given, context);
  const applicable = answered.length + open.length;
  const { points, found } = verdictOf(methodology, answered, asked.length - applicable);
  const rated = open.length === 0 && rateSections.has(methodology.scoring.algorithm);
  return { key: section.key, points: String(points), applicable, band: rated ? (found?.band ?? null) : null };
}

function verdictOf({ scoring }: Methodology, answered: Answered[], notApplicable: number): Verdict {
  switch (scoring.algorithm) {
    case 'AVERAGE_EQUAL_BANDS':
      return bandByAverage(answered, scoring.parameters);
    case 'POINTS_ASYMMETRIC_BANDS':
      return bandByPoints(answered, scoring.parameters);
    case 'SUM_OF_RATINGS':
      return bandBySum(answered, scoring.parameters.bands);
    case 'COUNT_MET':
      return bandByMet(answered, notApplicable, scoring.parameters.bands);
    case 'WEIGHTED_CHECKLIST':
      return bandByRiskShare(answered, scoring.parameters.bands);
    case 'EXCLUSIONARY':
      return bandByWorst(answered, scoring.parameters.bands);
    case 'WEIGHTED_BY_SECTOR':
    case 'DEVELOPMENTAL':
      return bandByConductShare(answered, scoring.parameters.bands);
  }
}

const isAnswered = (answer: GivenAnswer | undefined) =>
  answer !== undefined && (answer.notApplicable || answer.value !== null);

/** Zero says that the question is not material in this sector, so that nobody has to answer it. */
function weightOf({ scoring }: Methodology, { key, weight }: Question, { sector }: ScoringContext): number {
  if (scoring.algorithm !== 'WEIGHTED_BY_SECTOR' || !sector) return weight;
  return scoring.parameters.sectors[sector]?.[key] ?? weight;
}

function answeredOf(
  methodology: Methodology,
  questions: Question[],
  given: Map<string, GivenAnswer>,
  context: ScoringContext,
): Answered[] {
  return questions.flatMap((question) => {
    const answer = given.get(question.key);
    const scale = methodology.scales[question.scale] ?? [];
    const choice = scale.find(({ value }) => value === answer?.value);
    if (!choice) return [];
    const { value, points, meansLowRisk } = choice;
    const weight = weightOf(methodology, question, context);
    const most = Math.max(...scale.map((each) => each.points));
    return [{ key: question.key, isKey: question.isKey, weight, value, points, meansLowRisk, most }];
  });
}

function exclusionsOf({ scoring }: Methodology, answered: Answered[]): string[] {
  if (scoring.algorithm !== 'EXCLUSIONARY') return [];
  const { exclusionValues } = scoring.parameters;
  return answered.filter(({ value }) => exclusionValues.includes(value)).map(({ key }) => key);
}

function improvementsOf({ scoring }: Methodology, answered: Answered[]): string[] {
  if (scoring.algorithm !== 'DEVELOPMENTAL') return [];
  const { target } = scoring.parameters;
  return answered.filter(({ points }) => points < target).map(({ key }) => key);
}
