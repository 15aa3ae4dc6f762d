import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { CountryYearArgs } from '../counting/year.args';
import { FundBasis, FundDistribution } from '../distributions/distribution.view';
import { CountryView } from './country-view.view';

@Resolver(() => CountryView)
export class CountryViewResolver {
  @Query(() => CountryView, {
    description:
      'Partners and money of a country in a year, across agencies (JIU-75). Refused: FORBIDDEN / COUNTRY_OUT_OF_SIGHT for a coordinator of other countries.',
  })
  countryView(@Args(() => CountryYearArgs) args: CountryYearArgs, @Ctx() { countryViews }: PerformanceContext) {
    return countryViews.ofYear(args);
  }

  @FieldResolver(() => FundDistribution, {
    nullable: true,
    description: 'How evenly what was paid out is spread (UNICEF-35); null only beside an error.',
  })
  async distribution(@Root() { country, year }: CountryView, @Ctx() { distributions }: PerformanceContext) {
    const [found] = await distributions.list({ year, countries: [country], basis: FundBasis.DISBURSED, top: 10 });
    return found ?? null;
  }
}
