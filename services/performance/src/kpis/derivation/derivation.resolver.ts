import { Job } from '@partner-commons/platform/jobs/job.type';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { RefreshDerivedKpisInput } from './derivation.inputs';

@Resolver()
export class DerivationResolver {
  @Query(() => Job, {
    nullable: true,
    description: "A count of KPIs that the caller's agency asked for; null for any other id.",
  })
  derivedKpiRefresh(@Arg('id', () => ID) id: string, @Ctx() { derivations }: PerformanceContext) {
    return derivations.findJob(id);
  }

  @Mutation(() => Job, {
    description:
      'Counts KPIs again from the facts of all services and keeps what changed as revisions (JIU-47, P-INV-2). It happens by itself every quarter of an hour for this year and the last. Refused: INVALID_INPUT / KPI_NOT_DERIVED for a code that nobody counts.',
  })
  refreshDerivedKpis(
    @Arg('input', () => RefreshDerivedKpisInput) input: RefreshDerivedKpisInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('refreshDerivedKpis', ({ derivations }) => derivations.start(input), {
      key: input.idempotencyKey,
      input,
      again: ({ derivations }, id) => derivations.job(id),
    });
  }
}
