import { PageArgs } from '@partner-commons/platform/page';
import { ArgsType, Field } from 'type-graphql';
import { AssessmentKind } from '../../terms/assessment-kind.enum';

@ArgsType()
export class MethodologiesArgs extends PageArgs {
  @Field(() => AssessmentKind, { nullable: true, description: 'Only methods of this kind.' })
  kind?: AssessmentKind;

  @Field(() => String, { nullable: true, description: 'Only versions of this code.' })
  code?: string;
}
