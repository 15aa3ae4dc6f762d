import { SurveyQuestionKind } from '../surveys/survey.enums';
import { blocksOf } from './ballot.rules';

const questions = [
  { code: 'DELAY', text: 'Days?', kind: SurveyQuestionKind.NUMBER, byAgency: true, choices: null },
  { code: 'RESPECT', text: 'How?', kind: SurveyQuestionKind.SCALE, byAgency: false, choices: null },
  { code: 'FORM', text: 'Which?', kind: SurveyQuestionKind.CHOICE, byAgency: false, choices: ['PCA', 'SSFA'] },
  { code: 'WORDS', text: 'What else?', kind: SurveyQuestionKind.TEXT, byAgency: false, choices: null },
];
const agencies = ['UNICEF', 'WFP'];

test('answers about an agency are a block of their own', () => {
  const given = [
    { question: 'DELAY', agency: 'WFP', number: '47.5' },
    { question: 'RESPECT', number: '4' },
    { question: 'DELAY', agency: 'UNICEF', number: '0' },
    { question: 'FORM', choice: 'PCA' },
    { question: 'WORDS', text: 'Pay sooner.' },
  ];
  expect(blocksOf(questions, agencies, given)).toEqual([
    { agency: 'WFP', answers: { DELAY: '47.5' } },
    { agency: null, answers: { RESPECT: '4', FORM: 'PCA', WORDS: 'Pay sooner.' } },
    { agency: 'UNICEF', answers: { DELAY: '0' } },
  ]);
});

test.each([
  [[], 'Answer one question at least.'],
  [[{ question: 'NONE', number: '1' }], 'There is no question NONE.'],
  [[{ question: 'DELAY', number: '1' }], 'Say which agency DELAY is about.'],
  [[{ question: 'RESPECT', agency: 'WFP', number: '1' }], 'RESPECT is about no agency.'],
  [[{ question: 'DELAY', agency: 'UNDP', number: '1' }], 'The survey does not ask about UNDP.'],
  [
    [{ question: 'DELAY', agency: 'WFP', number: '-1' }],
    'DELAY takes a number, zero or more, with at most two decimals.',
  ],
  [[{ question: 'RESPECT', number: '6' }], 'RESPECT takes a number from 1 to 5.'],
  [[{ question: 'FORM', choice: 'MOU' }], 'FORM takes one of its choices.'],
  [[{ question: 'WORDS', text: 'x'.repeat(2_001) }], 'WORDS takes a text of at most 2,000 characters.'],
  [
    [
      { question: 'RESPECT', number: '1' },
      { question: 'RESPECT', number: '2' },
    ],
    'RESPECT is answered twice.',
  ],
])('%j: %s', (given, fault) => expect(blocksOf(questions, agencies, given)).toBe(fault));
