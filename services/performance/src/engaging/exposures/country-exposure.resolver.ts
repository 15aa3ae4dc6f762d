import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { CountryExposure, CountryShare } from './exposure.view';

@Resolver(() => CountryExposure)
export class CountryExposureResolver {
  @FieldResolver(() => CountryShare, { nullable: true, description: 'Null where nothing is running.' })
  share(@Root() country: CountryExposure, @Ctx() { exposures }: PerformanceContext) {
    return exposures.share(country);
  }
}
