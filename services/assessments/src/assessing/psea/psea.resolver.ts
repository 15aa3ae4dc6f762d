import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { PseaCoverageArgs } from './psea.inputs';
import { PseaCoverage, PseaStanding } from './psea.view';

@Resolver(() => Partner)
export class PseaResolver {
  @FieldResolver(() => PseaStanding, {
    nullable: true,
    description:
      'Where the partner stands in PSEA today; NOT_ASSESSED without a valid rating, null only beside an error.',
  })
  psea(@Root() { id }: Partner, @Ctx() { psea }: AssessmentsContext) {
    return psea.standingOf(id);
  }

  @Query(() => PseaCoverage, {
    description: 'How many partners are assessed for PSEA, by capacity, in one country or in all (feature table 49).',
  })
  pseaCoverage(@Args(() => PseaCoverageArgs) { country }: PseaCoverageArgs, @Ctx() { psea }: AssessmentsContext) {
    return psea.coverage(country ?? null);
  }
}
