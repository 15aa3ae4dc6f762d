import { invalidInput } from '@partner-commons/platform/errors';
import type { Methodology, Question } from '../methodologies/methodology.types';
import type { GivenAnswer } from './score.types';

export const questionsOf = ({ sections }: Methodology): Question[] => sections.flatMap(({ questions }) => questions);

type Checkable = Pick<GivenAnswer, 'question' | 'value' | 'notApplicable'>;

/**
 * Refuses answers that the questionnaire does not offer; answers may be missing.
 * @param place where the list stands in the input
 */
export function checkAnswers(methodology: Methodology, answers: readonly Checkable[], place = 'input.answers'): void {
  const questions = new Map(questionsOf(methodology).map((question) => [question.key, question]));
  const seen = new Set<string>();
  for (const [index, answer] of answers.entries()) {
    const at = `${place}.${index}`;
    const question = questions.get(answer.question);
    const { code, version } = methodology;
    if (!question) {
      const message = `${code} ${version} has no question ${answer.question}.`;
      throw invalidInput(message, `${at}.question`, 'UNKNOWN_QUESTION');
    }
    if (seen.has(question.key)) {
      throw invalidInput(`${question.key} is answered twice.`, `${at}.question`, 'ANSWERED_TWICE');
    }
    seen.add(question.key);
    checkAnswer(methodology, question, answer, at);
  }
}

function checkAnswer({ scales }: Methodology, question: Question, answer: Checkable, at: string): void {
  const { value, notApplicable } = answer;
  if (notApplicable && value !== null) {
    throw invalidInput(`${question.key} has a value and does not apply; give one of both.`, at, 'AMBIGUOUS_ANSWER');
  }
  if (notApplicable && !question.naAllowed) {
    throw invalidInput(`${question.key} always applies.`, `${at}.notApplicable`, 'ALWAYS_APPLIES');
  }
  const offered = scales[question.scale] ?? [];
  if (value !== null && !offered.some((choice) => choice.value === value)) {
    const choices = offered.map((choice) => choice.value).join(', ');
    throw invalidInput(`${question.key} takes one of ${choices}.`, `${at}.value`, 'NOT_ON_THE_SCALE');
  }
}
