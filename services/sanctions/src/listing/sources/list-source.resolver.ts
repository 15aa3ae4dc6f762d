import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { ListRefresh } from '../list-refreshes/list-refresh.entity';
import { ListSource } from './list-source.entity';
import { CreateListSourceInput } from './list-source.inputs';
import type { ListSourceRow } from './list-source.repository';
import { ListVersion } from './list-version.view';

@Resolver(() => ListSource)
export class ListSourceResolver {
  @Query(() => [ListSource], { description: 'The lists that partners are screened against, by code.' })
  listSources(@Ctx() { sources }: SanctionsContext) {
    return sources.list();
  }

  @Mutation(() => ListSource, {
    description:
      "Sets up your agency's own list (domain-model.md 2.6), one for each agency. Refused: CONFLICT / LIST_SOURCE_EXISTS, PRECONDITION_FAILED / SOURCE_NOT_ALLOWED for a url on a host that the operator has not allowed.",
  })
  createListSource(
    @Arg('input', () => CreateListSourceInput) input: CreateListSourceInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('createListSource', ({ sources }) => sources.create(input), {
      key: input.idempotencyKey,
      input,
      again: ({ sources }, code) => sources.get(code),
      idOf: ({ code }) => code,
    });
  }

  @FieldResolver(() => ListRefresh, { nullable: true })
  lastRefresh(@Root() { code }: ListSourceRow, @Ctx() { listRefreshes }: SanctionsContext) {
    return listRefreshes.lastOf(code);
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
