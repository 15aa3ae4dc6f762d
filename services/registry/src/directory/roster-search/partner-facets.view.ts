import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How many partners of a search have one value.' })
export class FacetCount {
  @Field(() => String, { description: 'The code, as the filter takes it.' })
  value: string;

  @Field(() => Int, { description: 'Exact.' })
  count: number;
}

@ObjectType({
  description:
    'Counts by value over all that match a search. Each list leaves out its own filter, so that it shows what else could be chosen; the most frequent come first, at most 100.',
})
export class PartnerFacets {
  @Field(() => [FacetCount], { description: 'By PartnerType.' })
  types: FacetCount[];

  @Field(() => [FacetCount], { description: 'By stakeholder category.' })
  categories: FacetCount[];

  @Field(() => [FacetCount], { description: 'By country of origin.' })
  countries: FacetCount[];

  @Field(() => [FacetCount], { description: 'By admin area of operation, at the level at which it was recorded.' })
  areas: FacetCount[];

  @Field(() => [FacetCount], { description: 'By sector.' })
  sectors: FacetCount[];

  @Field(() => [FacetCount], { description: 'By attribute.' })
  attributes: FacetCount[];

  @Field(() => [FacetCount], { description: 'By PartnerStanding.' })
  standings: FacetCount[];

  @Field(() => [FacetCount], { description: 'By KnownRiskBand.' })
  riskBands: FacetCount[];

  @Field(() => [FacetCount], { description: 'By KnownClearance.' })
  clearances: FacetCount[];
}
