import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Partner } from '../../identity/partners/partner.entity';
import type { PartnerRow } from '../../identity/partners/partner.repository';
import { StandingReason } from '../standing/standing.view';
import type { AgencyStandingRow } from './agency-standing.repository';
import { AgencyStanding } from './agency-standing.view';

@Resolver(() => AgencyStanding)
export class AgencyStandingResolver {
  @FieldResolver(() => StandingReason, { nullable: true, description: 'Why; null while there is no decision.' })
  reason(@Root() standing: Partial<AgencyStandingRow>, @Ctx() { agencyStandings }: RegistryContext) {
    return agencyStandings.explain(standing);
  }
}

@Resolver(() => Partner)
export class PartnerAgencyStandingResolver {
  @FieldResolver(() => AgencyStanding, { description: "Where it stands with the viewer's own agency." })
  agencyStanding(@Root() { id }: PartnerRow, @Ctx() { agencyStandings }: RegistryContext): Promise<AgencyStanding> {
    return agencyStandings.ofOwnAgency(id);
  }
}
