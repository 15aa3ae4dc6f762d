import { Field, Int, ObjectType } from 'type-graphql';
import { CapacityArea } from '../../terms/capacity-area.enum';

@ObjectType({ description: 'A sub-area of a section.' })
export class MethodologyPart {
  @Field(() => String, { description: 'Such as 4a.' })
  key: string;

  @Field(() => String)
  title: string;
}

@ObjectType({ description: 'A question of a methodology; wording of our own on the topics of its source.' })
export class MethodologyQuestion {
  @Field(() => String, { description: 'Names it within its version, such as H19.' })
  key: string;

  @Field(() => String)
  text: string;

  @Field(() => Int, { description: 'What its points are multiplied with, as the algorithm says.' })
  weight: number;

  @Field(() => Boolean, { description: 'A key question answered as low risk needs evidence (A-INV-3).' })
  isKey: boolean;

  @Field(() => String, { description: 'Name of the scale that it is answered on.' })
  scale: string;

  @Field(() => [String], { description: 'Kinds of evidence that speak to it.' })
  evidenceTypes: string[];

  @Field(() => Boolean, { description: 'Whether it can be answered with "does not apply".' })
  naAllowed: boolean;

  @Field(() => String, { nullable: true, description: 'Key of the sub-area that it belongs to.' })
  part: string | null;

  @Field(() => String, { nullable: true, description: 'How to answer it, where the text alone does not say.' })
  guidance: string | null;
}

@ObjectType({ description: 'A subject area of a questionnaire.' })
export class MethodologySection {
  @Field(() => String, { description: 'Names it within its version, such as G.' })
  key: string;

  @Field(() => String)
  title: string;

  @Field(() => CapacityArea, { nullable: true, description: 'The functional area that it looks at.' })
  area: CapacityArea | null;

  @Field(() => [MethodologyPart])
  parts: MethodologyPart[];

  @Field(() => [MethodologyQuestion], { description: 'In the order of the questionnaire.' })
  questions: MethodologyQuestion[];
}

@ObjectType({ description: 'An answer that a scale offers.' })
export class AnswerChoice {
  @Field(() => String, { description: 'What an answer carries, such as MODERATE.' })
  value: string;

  @Field(() => String)
  label: string;

  @Field(() => Int)
  points: number;

  @Field(() => Boolean, { description: 'Whether it claims that all is well.' })
  meansLowRisk: boolean;
}

@ObjectType({ description: 'The answers that questions of one kind offer.' })
export class AnswerScale {
  @Field(() => String)
  name: string;

  @Field(() => [AnswerChoice])
  choices: AnswerChoice[];
}
