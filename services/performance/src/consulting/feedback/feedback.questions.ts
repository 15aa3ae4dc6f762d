import { SurveyQuestionKind } from '../surveys/survey.enums';
import type { SurveyQuestion } from '../surveys/survey.view';

const scale = (code: string, text: string): SurveyQuestion => ({
  code,
  text,
  kind: SurveyQuestionKind.SCALE,
  byAgency: false,
  choices: null,
});

/** The same for all agencies and half-years, so that they can be compared (UNICEF-66: parity). */
export const feedbackQuestions: readonly SurveyQuestion[] = [
  scale('EQUALITY', 'Does the agency treat you as an equal partner?'),
  scale('TRANSPARENCY', 'Does it tell you in time what it decides, and why?'),
  scale('RESPONSIVENESS', 'Does it answer when you ask?'),
  scale('TIMELY_PAYMENT', 'Does it pay when it said it would?'),
  scale('TRANSACTION_COST', 'Is what it asks for, such as reports and audits, in proportion to the work?'),
  { code: 'WORDS', text: 'What should it change?', kind: SurveyQuestionKind.TEXT, byAgency: false, choices: null },
];
