import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { Engagement } from '../engagements/engagement.entity';
import { RecordSubPartnersInput } from './sub-partner.inputs';
import { EngagementSubPartners, SubPartner } from './sub-partner.view';

@Resolver(() => Engagement)
export class EngagementSubPartnerResolver {
  @FieldResolver(() => EngagementSubPartners, {
    description: 'Who works under the partner (JIU-86): its agency and the partner read it. Reading is recorded.',
  })
  subPartners(@Root() engagement: Engagement, @Ctx() { subPartners }: PerformanceContext) {
    return subPartners.read(engagement);
  }

  @Mutation(() => Engagement, {
    description:
      "Records who works under the partner of an agreement of the caller's agency (JIU-86). The code names a row; zero dollars take it out. Refused: NOT_FOUND for an agreement of others or an unknown partner, FORBIDDEN / COUNTRY_OUT_OF_REACH, INVALID_INPUT.",
  })
  recordSubPartners(
    @Arg('input', () => RecordSubPartnersInput) input: RecordSubPartnersInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('recordSubPartners', ({ subPartners }) => subPartners.record(input));
  }
}

@Resolver(() => SubPartner)
export class SubPartnerResolver {
  @FieldResolver(() => Partner, { nullable: true, description: 'When it is a registered partner itself.' })
  async partner(@Root() { registeredId }: SubPartner, @Ctx() { partnerRedirects }: PerformanceContext) {
    return registeredId && { id: await partnerRedirects.resolve(registeredId) };
  }
}
