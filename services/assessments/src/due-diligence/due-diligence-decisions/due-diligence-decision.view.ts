import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import type { Day } from '@partner-commons/platform/whole-days';
import { Field, ID, ObjectType } from 'type-graphql';
import { DueDiligenceDecision, DueDiligenceHelp } from '../due-diligence-cases/due-diligence-case.enums';

@ObjectType({ description: 'What one person said in the decision of a due diligence; partners do not see it.' })
export class DueDiligenceVoice {
  @Field(() => ID)
  id: string;

  @Field(() => DueDiligenceDecision)
  decision: DueDiligenceDecision;

  @Field(() => DueDiligenceHelp, { nullable: true, description: 'Who was asked to join, of ESCALATE.' })
  escalatedTo: DueDiligenceHelp | null;

  @Field(() => Boolean, { description: 'Whether it asks for the exception of the executive head.' })
  executiveException: boolean;

  @Field(() => String, { description: 'Who, as `<issuer>#<subject>`.' })
  by: string;

  @Field(() => [String], { description: 'Roles in which it was given.' })
  roles: string[];

  @Field(() => String, { nullable: true, description: 'Why.' })
  justification: string | null;

  @Field(() => DateTime)
  at: Date;
}

@ObjectType({ description: 'Something that is done so that the agency can proceed.' })
export class DueDiligenceMitigation {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'What is done.' })
  action: string;

  @Field(() => String, { description: 'Office or function that does it.' })
  owner: string;

  @Field(() => LocalDate, { description: 'Until when.' })
  dueOn: Day;

  @Field(() => Boolean, { description: 'Whether it belongs to the decision; false while it is proposed only.' })
  isAgreed: boolean;
}
