import { Job } from '@partner-commons/platform/jobs/job.type';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { ListRefresh } from './list-refresh.entity';
import { RefreshListInput } from './list-refresh.inputs';
import type { ListRefreshRow } from './list-refresh.repository';

@Resolver(() => ListRefresh)
export class ListRefreshResolver {
  @Mutation(() => ListRefresh, {
    description:
      "Fetches a list from its URL in the background and imports what comes. Refused: NOT_FOUND (also another agency's own list), PRECONDITION_FAILED / SOURCE_NOT_ALLOWED without a url on an allowed host, CONFLICT / ALREADY_RUNNING.",
  })
  refreshList(@Arg('input', () => RefreshListInput) input: RefreshListInput, @Ctx() context: SanctionsContext) {
    return context.transaction('refreshList', ({ listRefreshes }) => listRefreshes.request(input));
  }

  @FieldResolver(() => Job, { nullable: true })
  job(@Root() refresh: ListRefreshRow, @Ctx() { listRefreshes }: SanctionsContext) {
    return listRefreshes.job(refresh);
  }
}
