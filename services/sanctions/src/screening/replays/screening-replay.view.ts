import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Screening } from '../screenings/screening.entity';
import { ScreeningMatch } from '../screenings/screening-match.view';

export enum ReplayOutcome {
  SAME = 'SAME',
  DIFFERENT = 'DIFFERENT',
}

registerEnumType(ReplayOutcome, {
  name: 'ReplayOutcome',
  description: 'What came of repeating a screening.',
  valuesConfig: {
    SAME: { description: 'The same matches with the same scores.' },
    DIFFERENT: { description: 'Something differs: the record is not to be relied on before somebody knows why.' },
  },
});

@ObjectType({
  description: 'A screening that was repeated: the same names, the list versions of then, the same rules.',
})
export class ScreeningReplay {
  @Field(() => Screening, { description: 'The screening that was repeated.' })
  screening: Screening;

  @Field(() => ReplayOutcome, { description: 'Whether it gave the same.' })
  outcome: ReplayOutcome;

  @Field(() => [ScreeningMatch], { description: 'What the repetition found.' })
  matches: ScreeningMatch[];

  @Field(() => Int, { description: 'How many matches are on record.' })
  recorded: number;
}
