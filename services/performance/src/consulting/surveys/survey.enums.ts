import { registerEnumType } from 'type-graphql';

export enum SurveyKind {
  CONSULTATION = 'CONSULTATION',
  FEEDBACK = 'FEEDBACK',
}

registerEnumType(SurveyKind, {
  name: 'SurveyKind',
  description: 'What a survey belongs to.',
  valuesConfig: {
    CONSULTATION: { description: 'A consultation: the partners that were invited to it are asked.' },
    FEEDBACK: { description: 'What partners say of an agency in a half-year, by themselves (JIU-99).' },
  },
});

export enum SurveyState {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  SETTLED = 'SETTLED',
}

registerEnumType(SurveyState, {
  name: 'SurveyState',
  description: 'Where a survey stands.',
  valuesConfig: {
    OPEN: { description: 'Partners can answer; there are no results, since two of them would differ by one answer.' },
    CLOSED: { description: 'Nobody can answer any more; the results are being computed.' },
    SETTLED: { description: 'The results are there, and never change.' },
  },
});

export enum SurveyQuestionKind {
  NUMBER = 'NUMBER',
  SCALE = 'SCALE',
  CHOICE = 'CHOICE',
  TEXT = 'TEXT',
}

registerEnumType(SurveyQuestionKind, {
  name: 'SurveyQuestionKind',
  description: 'How a question is answered, and what its result is.',
  valuesConfig: {
    NUMBER: { description: 'A number, zero or more, with at most two decimals; the result is the mean.' },
    SCALE: { description: '1 (very bad) to 5 (very good); the result is the mean.' },
    CHOICE: { description: 'One of its choices; the result is how many took which, small counts held back.' },
    TEXT: { description: 'Free text for the independent unit alone; the result is how many wrote one.' },
  },
});
