import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Finding } from '../findings/finding.view';
import { CapacityPlanContent } from './capacity-plan.view';

@Resolver(() => CapacityPlanContent)
export class CapacityPlanFindingResolver {
  @FieldResolver(() => [Finding], { description: 'What it follows from, as far as you may read it; at most 50.' })
  async findings(@Root() { planId }: CapacityPlanContent, @Ctx() { capacityPlans, findings }: AssessmentsContext) {
    return findings.ofPlan(await capacityPlans.findingIdsOf(planId));
  }
}
