import { ArrayMaxSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { AssessorType } from '../../terms/assessor-type.enum';
import { CapacityArea } from '../../terms/capacity-area.enum';

@InputType({ description: 'Somebody who answers questions, and which ones; without sections and areas all of them.' })
export class AssessorInput {
  @Field(() => String, { description: 'As members are named: the issuer of the token, a #, and its subject.' })
  @Length(3, 601, { message: 'Name the assessor as issuer#subject.' })
  subject: string;

  @Field(() => String, {
    nullable: true,
    description: 'Owner or joint agency that the person works for; the owner when not given.',
  })
  @IsOptional()
  @Length(1, 50)
  agency?: string | null;

  @Field(() => [String], { nullable: true, description: 'Keys of sections of the methodology.' })
  @IsOptional()
  @ArrayMaxSize(100)
  sections?: string[] | null;

  @Field(() => [CapacityArea], { nullable: true, description: 'All sections of these areas.' })
  @IsOptional()
  @ArrayMaxSize(30)
  areas?: CapacityArea[] | null;
}

@InputType({ description: 'Who carries an assessment out, in place of those before.' })
export class AssignAssessorsInput {
  @Field(() => ID)
  assessmentId: string;

  @Field(() => AssessorType, {
    nullable: true,
    description:
      'As before when not given. PARTNER_SELF lets the editors of the partner answer. Fixed once answering began.',
  })
  assessorType?: AssessorType | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the firm or body, for FIRM and EXTERNAL; never of a person.',
  })
  @IsOptional()
  @Length(1, 200, { message: 'The name of a firm has 1 to 200 characters.' })
  firm?: string | null;

  @Field(() => [AssessorInput], {
    description: 'At most 50; for a firm those who key its answers. May be empty for PARTNER_SELF alone.',
  })
  @ArrayMaxSize(50, { message: 'At most 50 assessors.' })
  @ValidateNested()
  assessors: AssessorInput[];

  @Field(() => Int, { description: 'Version of the assessment that you looked at.' })
  expectedVersion: number;
}
