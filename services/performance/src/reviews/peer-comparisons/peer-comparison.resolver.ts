import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { PartnerPerformance } from '../performance-index/performance-index.view';
import { PeerComparison } from './peer-comparison.view';

@Resolver(() => PartnerPerformance)
export class PeerComparisonResolver {
  @Query(() => PeerComparison, {
    nullable: true,
    description:
      'The index of a partner beside its peers: for agencies, and for the partner itself (JIU-80, feature 92). Null without an index of its own or ten peers (P-INV-8).',
  })
  peerComparison(@Arg('partnerId', () => ID) partnerId: string, @Ctx() { peerComparisons }: PerformanceContext) {
    return peerComparisons.of(partnerId);
  }

  @FieldResolver(() => PeerComparison, {
    nullable: true,
    description: 'The index beside its peers (JIU-80); null without one, or with fewer than ten peers (P-INV-8).',
  })
  peers(@Root() { partnerId }: PartnerPerformance, @Ctx() { peerComparisons }: PerformanceContext) {
    return peerComparisons.of(partnerId);
  }
}
