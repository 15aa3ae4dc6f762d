import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { CommitmentsArgs, EndCommitmentInput, RecordCommitmentInput } from './commitment.inputs';
import { Commitment, CommitmentConnection, CommitmentProgress } from './commitment.view';

@Resolver(() => Commitment)
export class CommitmentResolver {
  @Query(() => CommitmentConnection, {
    description: 'Commitments of agencies, latest recorded first (SYS-30, JIU-115).',
  })
  commitments(@Args(() => CommitmentsArgs) args: CommitmentsArgs, @Ctx() { commitments }: PerformanceContext) {
    return commitments.page(args);
  }

  @Query(() => CommitmentProgress, {
    description: 'Whether the figure of a year reaches what was promised (JIU-115). Refused: NOT_FOUND.',
  })
  commitmentProgress(
    @Arg('commitmentId', () => ID) commitmentId: string,
    @Arg('year', () => Int, { nullable: true, description: 'The year that was promised, when not given.' })
    year: number | null,
    @Ctx() { commitments }: PerformanceContext,
  ) {
    return commitments.progress(commitmentId, year ?? null);
  }

  @Mutation(() => Commitment, {
    description: 'Records a promise of your agency. Refused: INVALID_INPUT, CONFLICT / IDEMPOTENCY_KEY_REUSED.',
  })
  recordCommitment(
    @Arg('input', () => RecordCommitmentInput) input: RecordCommitmentInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('recordCommitment', ({ commitments }) => commitments.record(input), {
      key: input.idempotencyKey,
      input,
      again: ({ commitments }, id) => commitments.get(id),
    });
  }

  @Mutation(() => Commitment, {
    description:
      'Ends a promise of your agency, with a reason; it stays on record. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT.',
  })
  endCommitment(@Arg('input', () => EndCommitmentInput) input: EndCommitmentInput, @Ctx() context: PerformanceContext) {
    return context.transaction('endCommitment', ({ commitments }) => commitments.end(input));
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who promised; null only beside an error.' })
  agency(@Root() { agencyCode }: Commitment): Agency {
    return { code: agencyCode };
  }
}
