import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { RiskProfile } from './risk-profile.view';

@Resolver(() => Partner)
export class RiskProfileResolver {
  @FieldResolver(() => RiskProfile, {
    nullable: true,
    description:
      'How risky the partner is in each respect, from what every agency may know, with what each agency says (feature 48, JIU-82); null only beside an error.',
  })
  riskProfile(@Root() { id }: Partner, @Ctx() { riskProfiles }: AssessmentsContext) {
    return riskProfiles.of(id);
  }
}
