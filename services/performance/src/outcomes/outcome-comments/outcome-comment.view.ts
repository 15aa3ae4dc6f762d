import { Redaction } from '@partner-commons/platform/redaction';
import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum CommentStance {
  AGREES = 'AGREES',
  SUGGESTS = 'SUGGESTS',
  DISAGREES = 'DISAGREES',
}

registerEnumType(CommentStance, {
  name: 'OutcomeCommentStance',
  description: 'How a partner stands to the text of an outcome.',
  valuesConfig: {
    AGREES: { description: 'That is what was said.' },
    SUGGESTS: { description: 'Something should be put otherwise.' },
    DISAGREES: { description: 'That is not what was said.' },
  },
});

@ObjectType({ description: 'What a partner that was present says about the text of an outcome.' })
export class OutcomeComment {
  partnerId: string;

  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => CommentStance)
  stance: CommentStance;

  @Field(() => String)
  text: string;

  @Field(() => Int, { description: 'Which of the texts it is about, counted from 1; each new text is another round.' })
  round: number;

  @Field(() => DateTime)
  at: Date;
}

@ObjectType({
  description:
    'Comments of partners: CONFIDENTIAL to those who keep the outcome; a partner sees its own. Reading is recorded.',
})
export class OutcomeComments {
  @Field(() => [OutcomeComment], { nullable: true, description: 'Oldest first; the latest 100. Null when held back.' })
  comments: OutcomeComment[] | null;

  @Field(() => Redaction, { nullable: true, description: 'Set when they are held back.' })
  redaction: Redaction | null;
}
