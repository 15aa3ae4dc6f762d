import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AssessmentsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { CapacityHeatCell, OpenFindings } from './finding-figure.view';

@Resolver(() => Partner)
export class FindingFigureResolver {
  @FieldResolver(() => OpenFindings, {
    nullable: true,
    description:
      'Unresolved findings of high priority, counted over all agencies (domain-model.md 2.8); null only beside an error.',
  })
  openFindings(@Root() { id }: Partner, @Ctx() { findingFigures }: AssessmentsContext) {
    return findingFigures.openOf(id);
  }

  @Query(() => [CapacityHeatCell], {
    description:
      'In which areas partners of a country are weak, by findings of all agencies (JIU-50); areas without findings are left out. Refused: INVALID_INPUT.',
  })
  capacityHeatMap(
    @Arg('country', () => String, { description: 'Where they were found, ISO 3166-1 alpha-2.' }) country: string,
    @Arg('partnerType', () => String, { nullable: true, description: 'As registry names types, such as NATIONAL_NGO.' })
    partnerType: string | null,
    @Ctx() { findingFigures }: AssessmentsContext,
  ) {
    return findingFigures.heatMap(country, partnerType ?? null);
  }
}
