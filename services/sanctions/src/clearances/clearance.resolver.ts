import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../context';
import { ListVersion } from '../sources/list-version.view';
import { Clearance } from './clearance.entity';

@Resolver(() => Clearance)
export class ClearanceResolver {
  @FieldResolver(() => [ListVersion])
  listVersions(@Root() { snapshots }: Clearance, @Ctx() { sources }: SanctionsContext) {
    return sources.versions(snapshots);
  }
}
