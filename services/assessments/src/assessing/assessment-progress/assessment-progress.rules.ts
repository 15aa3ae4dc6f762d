import { AppError } from '@partner-commons/platform/errors';
import type { Day } from '@partner-commons/platform/whole-days';
import type { Methodology } from '../../catalogue/methodologies/methodology.types';
import type { GivenAnswer, Score } from '../../catalogue/scoring/score.types';

export interface CommentRound {
  /** The last day on which the partner may comment. */
  dueOn: Day;
  answeredAt: Date | null;
}

export interface Missing {
  /** Keys of questions that nobody answered. */
  unanswered: string[];
  /** Keys of key questions that claim low risk without evidence. */
  evidence: string[];
  /** What still stands out from the partner; null when it had its say, or its time is over. */
  comments: 'NOT_REQUESTED' | 'AWAITED' | null;
}

/** The partner had its say: it answered, or the last day for that has passed (A-INV-3). */
export function awaitedOf(round: CommentRound | null, today: Day): Missing['comments'] {
  if (!round) return 'NOT_REQUESTED';
  return round.answeredAt || round.dueOn < today ? null : 'AWAITED';
}

/** Before the partner is asked: everything but its own word must be there, so that it comments on the whole. */
export function demandAnswered({ unanswered, missingEvidence }: Score): void {
  demandNothingMissing({ unanswered, evidence: missingEvidence, comments: null });
}

export function demandNothingMissing(missing: Missing): void {
  const { unanswered, evidence, comments } = missing;
  if (unanswered.length === 0 && evidence.length === 0 && comments === null) return;
  const words = [
    unanswered.length > 0 ? `${unanswered.length} questions without an answer` : null,
    evidence.length > 0 ? `${evidence.length} key questions of low risk without evidence` : null,
    comments ? 'the comments of the partner' : null,
  ];
  throw new AppError('PRECONDITION_FAILED', `Still missing: ${words.filter(Boolean).join(', ')}.`, {
    reason: 'ASSESSMENT_INCOMPLETE',
    rule: 'A-INV-3',
    facts: { ...missing },
  });
}

/** What is done of each section. What counts for nothing in this sector is no work. */
export function countsOf({ sections }: Methodology, given: readonly GivenAnswer[], { unanswered }: Score) {
  const open = new Set(unanswered);
  const done = new Set(given.filter(isAnswered).map(({ question }) => question));
  return sections.map(({ key, title, questions }) => {
    const answered = questions.filter((question) => done.has(question.key)).length;
    const missing = questions.filter((question) => open.has(question.key)).length;
    return { key, title, answered, total: answered + missing };
  });
}

const isAnswered = ({ value, notApplicable }: GivenAnswer) => notApplicable || value !== null;
