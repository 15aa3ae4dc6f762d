import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { PseaPlanStanding } from './psea-plan.view';

@Resolver(() => Partner)
export class PseaPlanResolver {
  @FieldResolver(() => PseaPlanStanding, {
    nullable: true,
    description: 'Whether a PSEA plan is needed and there; null only beside an error.',
  })
  pseaPlan(@Root() { id }: Partner, @Ctx() { pseaPlans }: AssessmentsContext) {
    return pseaPlans.of(id);
  }
}
