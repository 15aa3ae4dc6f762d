import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { ArrayMaxSize, IsOptional, IsUUID, Length, Matches, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { CorroborationKind, CorroborationState } from './corroboration.view';

@InputType({ description: 'Which issues to list; all that are given must hold.' })
export class CorroborationFilter {
  @Field(() => [CorroborationKind], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(5)
  kinds?: CorroborationKind[] | null;

  @Field(() => [CorroborationState], { nullable: true, description: 'OPEN and EXPLAINED when not given.' })
  @IsOptional()
  @ArrayMaxSize(3)
  states?: CorroborationState[] | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID(undefined, { message: 'engagementId is an id of an agreement.' })
  engagementId?: string | null;
}

@ArgsType()
export class CorroborationIssuesArgs extends PageArgs {
  @Field(() => String, { description: 'Code of the own agency; issues of others are theirs alone.' })
  @Length(1, 20)
  agency: string;

  @Field(() => CorroborationFilter, { nullable: true })
  @IsOptional()
  @ValidateNested()
  filter?: CorroborationFilter | null;
}

@InputType({ description: 'Hands an issue to the function that looks at it.' })
export class AssignCorroborationIssueInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'issueId is an id of an issue.' })
  issueId: string;

  @Field(() => String, {
    description: 'Function or unit, such as Finance Mogadishu; never a person. 2 to 60 characters.',
  })
  @Matches(/^[\p{L}\p{N}_][\p{L}\p{N}_ ,.&()/-]{1,59}$/u, {
    message: 'owner is a function or unit of 2 to 60 characters.',
  })
  owner: string;

  @Field(() => LocalDate, { description: 'Until when; not in the past.' })
  dueOn: string;

  @Field(() => Int, { description: 'The version that you change.' })
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion: number;
}

@InputType({ description: 'Why the records are right as they are.' })
export class ExplainCorroborationIssueInput {
  @Field(() => ID)
  @IsUUID(undefined, { message: 'issueId is an id of an issue.' })
  issueId: string;

  @Field(() => String, { description: 'For the own agency alone; 10 to 2,000 characters.' })
  @Length(10, 2_000, { message: 'explanation has 10 to 2,000 characters.' })
  explanation: string;

  @Field(() => Int, { description: 'The version that you change.' })
  @Min(1, { message: 'expectedVersion counts from 1.' })
  expectedVersion: number;
}
