import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Hit } from '../hits/hit.entity';
import type { HitRow } from '../hits/hit.repository';
import { HitComparison } from './hit-comparison.view';

@Resolver(() => Hit)
export class HitComparisonResolver {
  @FieldResolver(() => HitComparison, {
    nullable: true,
    description:
      'Both sides beside each other. Send x-purpose, such as SCREENING: without it null and INVALID_INPUT / PURPOSE_REQUIRED. Each look is recorded with its purpose.',
  })
  comparison(@Root() hit: HitRow, @Ctx() { hitComparisons }: SanctionsContext) {
    return hitComparisons.of(hit);
  }

  @FieldResolver(() => Hit, {
    nullable: true,
    description:
      'The decided or obsolete hit that this one follows, since one side changed or the party came back (S-INV-3); null when it follows none.',
  })
  reopenedFrom(@Root() { reopenedFromId }: HitRow, @Ctx() { hits }: SanctionsContext) {
    return reopenedFromId === null ? null : hits.earlier(reopenedFromId);
  }
}
