import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { SurveyRawAnswer, SurveyResult } from './result.view';

const agencyOf = (code: string | null): Agency | null => (code === null ? null : { code });

@Resolver(() => SurveyResult)
export class SurveyResultResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Null for a question that is about no agency.' })
  agency(@Root() { agencyCode }: SurveyResult): Agency | null {
    return agencyOf(agencyCode);
  }
}

@Resolver(() => SurveyRawAnswer)
export class SurveyRawAnswerResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Null for answers about no agency.' })
  agency(@Root() { agencyCode }: SurveyRawAnswer): Agency | null {
    return agencyOf(agencyCode);
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'Null for every anonymous survey.' })
  partner(@Root() { partnerId }: SurveyRawAnswer): Partner | null {
    return partnerId === null ? null : { id: partnerId };
  }
}
