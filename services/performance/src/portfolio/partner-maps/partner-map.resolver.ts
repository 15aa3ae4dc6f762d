import { PageArgs } from '@partner-commons/platform/page';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import {
  MappedCellArgs,
  MappedCellConnection,
  MappedPartner,
  MappedPartnerConnection,
  PartnerMapping,
  PartnerMappingArgs,
} from './partner-map.view';

@Resolver(() => PartnerMapping)
export class PartnerMapResolver {
  @Query(() => PartnerMapping, {
    description:
      'The map of partners of a country: who is there, how capable, with how much, and the gaps (UNICEF-55, UNHCR-34). Refused: FORBIDDEN / COUNTRY_OUT_OF_SIGHT for a coordinator of other countries.',
  })
  partnerMapping(@Args(() => PartnerMappingArgs) args: PartnerMappingArgs, @Ctx() { partnerMaps }: PerformanceContext) {
    return partnerMaps.of(args);
  }

  @FieldResolver(() => MappedCellConnection, {
    nullable: true,
    description: 'Sectors by place, with their gaps; null only beside an error.',
  })
  cells(
    @Root() map: PartnerMapping,
    @Args(() => MappedCellArgs) args: MappedCellArgs,
    @Ctx() { partnerMaps }: PerformanceContext,
  ) {
    return partnerMaps.cells(map, args);
  }

  @FieldResolver(() => MappedPartnerConnection, {
    nullable: true,
    description: 'The partners themselves; null only beside an error.',
  })
  partners(
    @Root() map: PartnerMapping,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { partnerMaps }: PerformanceContext,
  ) {
    return partnerMaps.partners(map, page);
  }
}

@Resolver(() => MappedPartner)
export class MappedPartnerResolver {
  @FieldResolver(() => Partner, { nullable: true, description: 'Null only beside an error.' })
  partner(@Root() { partnerId }: MappedPartner): Partner {
    return { id: partnerId };
  }
}
