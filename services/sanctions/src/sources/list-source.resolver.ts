import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../context';
import { ListSource } from './list-source.entity';
import type { ListSourceRow } from './list-source.repository';
import { ListVersion } from './list-version.view';

@Resolver(() => ListSource)
export class ListSourceResolver {
  @Query(() => [ListSource], { description: 'The lists that partners are screened against, by code.' })
  listSources(@Ctx() { sources }: SanctionsContext) {
    return sources.list();
  }

  @FieldResolver(() => ListVersion, { nullable: true })
  inForce(@Root() source: ListSourceRow, @Ctx() { sources }: SanctionsContext) {
    return sources.inForce(source);
  }

  @FieldResolver(() => Boolean)
  async isStale(@Root() source: ListSourceRow, @Ctx() { sources }: SanctionsContext) {
    return (await sources.inForce(source))?.isStale ?? true;
  }

  @FieldResolver(() => Boolean)
  isScreened(@Root() { inForceSnapshotId, screenedSnapshotId }: ListSourceRow) {
    return inForceSnapshotId !== null && inForceSnapshotId === screenedSnapshotId;
  }
}
