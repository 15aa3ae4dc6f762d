import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { ConcentrationAlertsArgs } from './concentration.inputs';
import { ConcentrationAlert, ConcentrationAlertConnection } from './concentration.view';

@Resolver(() => ConcentrationAlert)
export class ConcentrationResolver {
  @Query(() => ConcentrationAlertConnection, {
    description:
      'Where one partner carries a quarter or more, latest raised first (JIU-42); looked for every quarter of an hour.',
  })
  concentrationAlerts(
    @Args(() => ConcentrationAlertsArgs) args: ConcentrationAlertsArgs,
    @Ctx() { concentrations }: PerformanceContext,
  ) {
    return concentrations.page(args);
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'Who carries it; null only beside an error.' })
  async partner(
    @Root() { partnerId }: ConcentrationAlert,
    @Ctx() { partnerRedirects }: PerformanceContext,
  ): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => [Agency], { nullable: true, description: 'Who depends on it; null only beside an error.' })
  agencies(@Root() { agencyCodes }: ConcentrationAlert): Agency[] {
    return agencyCodes.map((code) => ({ code }));
  }
}
