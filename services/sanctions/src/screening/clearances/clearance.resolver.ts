import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import { ListVersion } from '../../listing/sources/list-version.view';
import { Clearance } from './clearance.entity';
import type { ShownClearance } from './clearance.service';
import { RelatedClearance } from './related-clearance.view';

@Resolver(() => Clearance)
export class ClearanceResolver {
  @FieldResolver(() => [ListVersion])
  listVersions(@Root() { snapshots }: ShownClearance, @Ctx() { sources }: SanctionsContext) {
    return sources.versions(snapshots);
  }

  @FieldResolver(() => [RelatedClearance], {
    description:
      'Matches of its headquarters, offices, affiliates and groups up to two steps away, nearest first, at most 100. They change nothing about its own status.',
  })
  related(@Root() clearance: ShownClearance, @Ctx() { clearances }: SanctionsContext) {
    return clearances.related(clearance);
  }
}

@Resolver(() => RelatedClearance)
export class RelatedClearanceResolver {
  @FieldResolver(() => Partner, { nullable: true })
  partner(@Root() { partnerId }: RelatedClearance): Partner {
    return { id: partnerId };
  }
}
