import { connectionOf } from '@partner-commons/platform/page';
import { ObjectType } from 'type-graphql';
import { AssessmentMethodology } from './methodology.view';

@ObjectType({ description: 'A page of methodologies, by code and version.' })
export class AssessmentMethodologyConnection extends connectionOf(
  () => AssessmentMethodology,
  'AssessmentMethodology',
) {}
