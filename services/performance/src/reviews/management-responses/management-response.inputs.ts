import { LocalDate } from '@partner-commons/platform/scalars';
import { IsOptional, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ResponseStance } from './management-response.view';

@InputType({ description: 'The answer of your agency, or of the partner, to one recommendation.' })
export class RespondToEvaluationInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'evaluationId is an id of an evaluation.' })
  evaluationId: string;

  @Field(() => ID, { description: 'Of the finding with the recommendation.' })
  @IsUUID(undefined, { message: 'findingId is an id of a finding.' })
  findingId: string;

  @Field(() => ResponseStance)
  stance: ResponseStance;

  @Field(() => String, { nullable: true, description: 'CONFIDENTIAL. Needed unless REJECTED; 1 to 2,000 characters.' })
  @IsOptional()
  @Length(1, 2_000, { message: 'action has 1 to 2,000 characters.' })
  action?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Until when; needed unless REJECTED, and not in the past.' })
  dueOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'CONFIDENTIAL. Needed for PARTLY and REJECTED; 1 to 2,000 characters.',
  })
  @IsOptional()
  @Length(1, 2_000, { message: 'comment has 1 to 2,000 characters.' })
  comment?: string | null;
}
