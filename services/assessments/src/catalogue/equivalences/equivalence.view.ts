import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'One version of a methodology.' })
export class MethodologyReference {
  @Field(() => String)
  code: string;

  @Field(() => Int)
  version: number;

  @Field(() => String)
  name: string;
}

@ObjectType({ description: 'What an equivalence leaves to be assessed (feature table 44).' })
export class EquivalenceGap {
  @Field(() => String, { description: 'Key of the section or question.' })
  key: string;

  @Field(() => String, { description: 'Title of the section, or text of the question.' })
  title: string;

  @Field(() => Int, { description: 'How many questions it holds.' })
  questions: number;
}

@ObjectType({ description: 'A question that answers another.' })
export class QuestionPair {
  @Field(() => String, { description: 'Of the methodology that is relied on.' })
  from: string;

  @Field(() => String, { description: 'Of the methodology that is asked for.' })
  to: string;
}

@ObjectType({
  description:
    'How far one methodology answers another. Each agency decides for itself whether to rely on it (JIU-15, PSFP-12).',
})
export class MethodologyEquivalence {
  @Field(() => ID, { description: 'UUID v7.' })
  id: string;

  @Field(() => Int, { description: 'Percent of the questions that are asked for, by weight, rounded down.' })
  coverage: number;

  @Field(() => [QuestionPair], { description: 'Empty where coverage and gaps were declared.' })
  crosswalk: QuestionPair[];

  @Field(() => String, { description: 'On what it rests.' })
  rationale: string;

  @Field(() => DateTime)
  proposedAt: Date;
}
