import { connectionOf } from '@partner-commons/platform/page';
import { ObjectType } from 'type-graphql';
import { Assessment } from '../assessments/assessment.entity';

@ObjectType({ description: 'A page of assessments.' })
export class AssessmentConnection extends connectionOf(() => Assessment, 'Assessment') {}
