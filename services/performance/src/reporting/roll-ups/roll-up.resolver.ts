import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import {
  CapacityBuildingArgs,
  IpMateriality,
  IpMaterialityArgs,
  MultiYearReport,
  PlanRollUpArgs,
} from './roll-up.view';

@Resolver(() => MultiYearReport)
export class RollUpResolver {
  @Query(() => MultiYearReport, {
    description: 'What the figures say of capacity-building since a year, up to now (JIU-67). Refused: INVALID_INPUT.',
  })
  capacityBuildingEffectiveness(
    @Args(() => CapacityBuildingArgs) args: CapacityBuildingArgs,
    @Ctx() { rollUps }: PerformanceContext,
  ) {
    return rollUps.capacityBuilding(args);
  }

  @Query(() => MultiYearReport, {
    description:
      'The figures of a governing-body report over the years of a strategic plan (UNICEF-70). Refused: INVALID_INPUT.',
  })
  strategicPlanRollUp(@Args(() => PlanRollUpArgs) args: PlanRollUpArgs, @Ctx() { rollUps }: PerformanceContext) {
    return rollUps.ofPlan(args);
  }

  @Query(() => IpMateriality, {
    description: 'How much of its work an agency does through partners, and what it should report (JIU-11).',
  })
  agencyIpMateriality(@Args(() => IpMaterialityArgs) args: IpMaterialityArgs, @Ctx() { rollUps }: PerformanceContext) {
    return rollUps.materiality(args);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose figures; null only beside an error.' })
  agency(@Root() { agencyCode }: MultiYearReport): Agency {
    return { code: agencyCode };
  }
}

@Resolver(() => IpMateriality)
export class IpMaterialityResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Which agency; null only beside an error.' })
  agency(@Root() { agencyCode }: IpMateriality): Agency {
    return { code: agencyCode };
  }
}
