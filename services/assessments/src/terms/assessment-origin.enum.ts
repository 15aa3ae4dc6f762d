import { registerEnumType } from 'type-graphql';

export enum AssessmentOrigin {
  CONDUCTED = 'CONDUCTED',
  RECORDED = 'RECORDED',
  IMPORTED = 'IMPORTED',
}

registerEnumType(AssessmentOrigin, {
  name: 'AssessmentOrigin',
  description: 'How an assessment came here.',
  valuesConfig: {
    CONDUCTED: { description: 'Answered question by question here.' },
    RECORDED: { description: 'Done elsewhere; its result was recorded.' },
    IMPORTED: { description: 'Done elsewhere; it came in a file.' },
  },
});
