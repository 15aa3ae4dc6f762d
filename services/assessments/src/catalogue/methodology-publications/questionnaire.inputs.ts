import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { CapacityArea } from '../../terms/capacity-area.enum';

const key = /^[A-Za-z0-9][A-Za-z0-9_.]{0,59}$/;
const keyRule = { message: 'A key has 1 to 60 letters, digits, points and underscores.' };
const code = /^[A-Z][A-Z0-9_]{0,49}$/;
const codeRule = { message: 'A name has 1 to 50 upper case letters, digits and underscores.' };
const titleRule = { message: 'A title has 1 to 200 characters.' };

@InputType({ description: 'An answer that a scale offers.' })
export class AnswerChoiceInput {
  @Field(() => String, { description: 'Such as MODERATE.' })
  @Matches(code, codeRule)
  value: string;

  @Field(() => String)
  @Length(1, 200, { message: 'A label has 1 to 200 characters.' })
  label: string;

  @Field(() => Int, { description: '0 to 100.' })
  @Min(0, { message: 'Points are 0 or more.' })
  @Max(100, { message: 'Points are 100 or less.' })
  points: number;

  @Field(() => Boolean, { description: 'Whether it claims that all is well.' })
  meansLowRisk: boolean;
}

@InputType({ description: 'The answers that questions of one kind offer.' })
export class AnswerScaleInput {
  @Field(() => String)
  @Matches(code, codeRule)
  name: string;

  @Field(() => [AnswerChoiceInput])
  @ArrayMinSize(2, { message: 'A scale offers at least two answers.' })
  @ArrayMaxSize(20, { message: 'A scale offers at most 20 answers.' })
  @ValidateNested({ each: true })
  choices: AnswerChoiceInput[];
}

@InputType({ description: 'A question.' })
export class MethodologyQuestionInput {
  @Field(() => String, { description: 'Names it within the version, such as H19.' })
  @Matches(key, keyRule)
  key: string;

  @Field(() => String, { description: '1 to 1,000 characters.' })
  @Length(1, 1_000, { message: 'A question has 1 to 1,000 characters.' })
  text: string;

  @Field(() => Int, { nullable: true, description: '1 to 10; 1 when it is not given.' })
  @IsOptional()
  @Min(1, { message: 'A weight is 1 or more.' })
  @Max(10, { message: 'A weight is 10 or less.' })
  weight?: number;

  @Field(() => Boolean, { nullable: true, description: 'False when it is not given.' })
  isKey?: boolean;

  @Field(() => String, { description: 'Name of one of the scales.' })
  scale: string;

  @Field(() => [String], { nullable: true, description: 'At most 20 kinds of evidence.' })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'At most 20 kinds of evidence.' })
  @Length(1, 200, { each: true, message: 'A kind of evidence has 1 to 200 characters.' })
  evidenceTypes?: string[];

  @Field(() => Boolean, { nullable: true, description: 'True when it is not given.' })
  naAllowed?: boolean;

  @Field(() => String, { nullable: true, description: 'Key of a part of the section.' })
  part?: string;

  @Field(() => String, { nullable: true, description: 'How to answer it, at most 1,000 characters.' })
  @IsOptional()
  @Length(1, 1_000, { message: 'Guidance has 1 to 1,000 characters.' })
  guidance?: string;
}

@InputType({ description: 'A sub-area of a section.' })
export class MethodologyPartInput {
  @Field(() => String)
  @Matches(key, keyRule)
  key: string;

  @Field(() => String)
  @Length(1, 200, titleRule)
  title: string;
}

@InputType({ description: 'A subject area.' })
export class MethodologySectionInput {
  @Field(() => String, { description: 'Names it within the version, such as G.' })
  @Matches(key, keyRule)
  key: string;

  @Field(() => String)
  @Length(1, 200, titleRule)
  title: string;

  @Field(() => CapacityArea, { nullable: true })
  area?: CapacityArea;

  @Field(() => [MethodologyPartInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(20, { message: 'At most 20 parts.' })
  @ValidateNested({ each: true })
  parts?: MethodologyPartInput[];

  @Field(() => [MethodologyQuestionInput])
  @ArrayMinSize(1, { message: 'A section needs a question.' })
  @ArrayMaxSize(100, { message: 'At most 100 questions in a section.' })
  @ValidateNested({ each: true })
  questions: MethodologyQuestionInput[];
}
