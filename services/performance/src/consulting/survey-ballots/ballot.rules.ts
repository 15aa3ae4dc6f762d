import { SurveyQuestionKind } from '../surveys/survey.enums';
import type { SurveyQuestion } from '../surveys/survey.view';

/** One answer, as it is given. */
export interface GivenAnswer {
  question: string;
  agency?: string | null;
  number?: string | null;
  choice?: string | null;
  text?: string | null;
}

/** What was answered about one agency, or about none: blocks of one ballot are kept apart and tell nothing of each other. */
export interface BallotBlock {
  agency: string | null;
  answers: Record<string, string>;
}

const number = /^(0|[1-9]\d{0,8})(\.\d{1,2})?$/;
const scale = /^[1-5]$/;

const wrong: Record<SurveyQuestionKind, (question: SurveyQuestion, answer: GivenAnswer) => string | null> = {
  NUMBER: ({ code }, answer) =>
    number.test(answer.number ?? '') ? null : `${code} takes a number, zero or more, with at most two decimals.`,
  SCALE: ({ code }, answer) => (scale.test(answer.number ?? '') ? null : `${code} takes a number from 1 to 5.`),
  CHOICE: ({ code, choices }, answer) =>
    choices?.includes(answer.choice ?? '') ? null : `${code} takes one of its choices.`,
  TEXT: ({ code }, answer) =>
    answer.text && answer.text.length <= 2_000 ? null : `${code} takes a text of at most 2,000 characters.`,
};

/** The blocks of a ballot, or what is wrong with it. */
export function blocksOf(
  questions: readonly SurveyQuestion[],
  agencies: readonly string[],
  answers: readonly GivenAnswer[],
): BallotBlock[] | string {
  const byCode = new Map(questions.map((question) => [question.code, question]));
  const blocks = new Map<string | null, Record<string, string>>();
  for (const answer of answers) {
    const question = byCode.get(answer.question);
    if (!question) return `There is no question ${answer.question}.`;
    const agency = answer.agency ?? null;
    if (question.byAgency !== (agency !== null)) {
      return question.byAgency ? `Say which agency ${question.code} is about.` : `${question.code} is about no agency.`;
    }
    if (agency !== null && !agencies.includes(agency)) return `The survey does not ask about ${agency}.`;
    const fault = wrong[question.kind](question, answer);
    if (fault) return fault;
    const block = blocks.get(agency) ?? {};
    if (Object.hasOwn(block, question.code)) return `${question.code} is answered twice.`;
    block[question.code] = answer.number ?? answer.choice ?? answer.text ?? '';
    blocks.set(agency, block);
  }
  if (blocks.size === 0) return 'Answer one question at least.';
  return [...blocks].map(([agency, block]) => ({ agency, answers: block }));
}
