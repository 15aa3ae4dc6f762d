import { registerEnumType } from 'type-graphql';

export enum SecondDecision {
  APPROVED = 'APPROVED',
  REFUSED = 'REFUSED',
}

registerEnumType(SecondDecision, {
  name: 'SecondDecision',
  description: 'What a second person decides about a proposal of the first.',
  valuesConfig: {
    APPROVED: { description: 'It is so.' },
    REFUSED: { description: 'All stays as it was.' },
  },
});
