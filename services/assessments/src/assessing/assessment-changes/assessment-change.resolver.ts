import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';
import { AssessmentChange } from './assessment-change.view';

@Resolver(() => AssessmentChange)
export class AssessmentChangeResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Set when staff of an agency did it.' })
  agency(@Root() { agencyCode }: AssessmentChange): Agency | null {
    return agencyCode ? { code: agencyCode } : null;
  }
}
