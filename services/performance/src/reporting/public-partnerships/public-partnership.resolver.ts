import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import {
  PublicPartnership,
  PublicPartnershipConnection,
  PublicPartnershipsArgs,
  PublicResult,
} from './public-partnership.view';

@Resolver(() => PublicPartnership)
export class PublicPartnershipResolver {
  @Query(() => PublicPartnershipConnection, {
    description:
      'Agreements of agencies that publish them, with partners that are PUBLIC, latest recorded first (UNICEF-18). For everybody, without signing in.',
  })
  publicPartnerships(
    @Args(() => PublicPartnershipsArgs) args: PublicPartnershipsArgs,
    @Ctx() { publicPartnerships }: PerformanceContext,
  ) {
    return publicPartnerships.page(args);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose agreement it is; null only beside an error.' })
  agency(@Root() { agencyCode }: PublicPartnership): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => [PublicResult], {
    description: 'Verified results that the agency means for everybody, latest published first; at most 20.',
  })
  results(@Root() partnership: PublicPartnership, @Ctx() { publicPartnerships }: PerformanceContext) {
    return publicPartnerships.resultsOf(partnership);
  }
}
