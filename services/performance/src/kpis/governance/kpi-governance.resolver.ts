import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { KpiDefinition } from '../definitions/kpi-definition.entity';
import { KpiComment } from './kpi-comment.entity';
import {
  AmendKpiProposalInput,
  CommentOnKpiInput,
  DeprecateKpiInput,
  KpiProposalInput,
  ProposeKpiInput,
  PublishKpiInput,
  VoteOnKpiInput,
} from './kpi-governance.inputs';
import { KpiCommentConnection, KpiGovernance } from './kpi-governance.view';
import { KpiVote } from './kpi-vote.entity';

@Resolver(() => KpiDefinition)
export class KpiGovernanceResolver {
  @Mutation(() => KpiDefinition, {
    description:
      'Proposes a shared KPI, or the next version of one; agencies comment and vote on it (PSFP-32). Refused: INVALID_INPUT / KPI_CODE_PREFIX, EFFECTIVE_FROM_PAST, FORBIDDEN / KPI_OF_ANOTHER_AGENCY (P-INV-1), CONFLICT / ALREADY_PROPOSED.',
  })
  proposeKpi(@Arg('input', () => ProposeKpiInput) input: ProposeKpiInput, @Ctx() context: PerformanceContext) {
    return context.transaction('proposeKpi', ({ kpiGovernance }) => kpiGovernance.propose(input), {
      key: input.idempotencyKey,
      input,
      again: ({ definitions }, id) => definitions.get(id),
    });
  }

  @Mutation(() => KpiDefinition, {
    description:
      "Adds an agency's own KPI, or its next version; the code begins with the agency's, and it counts at once (P-INV-1). Refused: as proposeKpi, PRECONDITION_FAILED / KPI_NOT_SMART.",
  })
  addAgencyKpi(@Arg('input', () => ProposeKpiInput) input: ProposeKpiInput, @Ctx() context: PerformanceContext) {
    return context.transaction('addAgencyKpi', ({ kpiGovernance }) => kpiGovernance.addOwn(input), {
      key: input.idempotencyKey,
      input,
      again: ({ definitions }, id) => definitions.get(id),
    });
  }

  @Mutation(() => KpiDefinition, {
    description:
      'Changes an own proposal before the vote. Refused: CONFLICT / INVALID_STATE, VERSION_CONFLICT, FORBIDDEN / KPI_OF_ANOTHER_AGENCY.',
  })
  amendKpiProposal(
    @Arg('input', () => AmendKpiProposalInput) input: AmendKpiProposalInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('amendKpiProposal', ({ kpiGovernance }) => kpiGovernance.amend(input));
  }

  @Mutation(() => KpiComment, {
    description: 'Comments on a proposal; the first one opens the time of comments. Refused: CONFLICT / INVALID_STATE.',
  })
  commentOnKpi(@Arg('input', () => CommentOnKpiInput) input: CommentOnKpiInput, @Ctx() context: PerformanceContext) {
    return context.transaction('commentOnKpi', ({ kpiGovernance }) => kpiGovernance.comment(input), {
      key: input.idempotencyKey,
      input,
      again: ({ kpiGovernance }, id) => kpiGovernance.getComment(id),
    });
  }

  @Mutation(() => KpiDefinition, {
    description:
      'Opens the vote on a proposal that was commented on: its proposer, or the secretariat. Refused: CONFLICT / INVALID_STATE, PRECONDITION_FAILED / KPI_NOT_SMART (JIU-43), FORBIDDEN / KPI_OF_ANOTHER_AGENCY.',
  })
  openKpiVote(
    @Arg('input', () => KpiProposalInput) { definitionId }: KpiProposalInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('openKpiVote', ({ kpiGovernance }) => kpiGovernance.openVote(definitionId));
  }

  @Mutation(() => KpiDefinition, {
    description:
      'Votes for the agency, once a round. When two thirds cannot be reached any more, the proposal goes back to comments. Refused: CONFLICT / INVALID_STATE, ALREADY_VOTED, FORBIDDEN / NOT_A_MEMBER.',
  })
  voteOnKpi(@Arg('input', () => VoteOnKpiInput) input: VoteOnKpiInput, @Ctx() context: PerformanceContext) {
    return context.transaction('voteOnKpi', ({ kpiGovernance }) => kpiGovernance.vote(input));
  }

  @Mutation(() => KpiDefinition, {
    description:
      'Publishes what two thirds of the member agencies voted for; it never changes again (P-INV-1). Refused: CONFLICT / INVALID_STATE, PRECONDITION_FAILED / VOTE_NOT_CARRIED or KPI_NOT_SMART, INVALID_INPUT / EFFECTIVE_FROM_PAST.',
  })
  publishKpi(@Arg('input', () => PublishKpiInput) input: PublishKpiInput, @Ctx() context: PerformanceContext) {
    return context.transaction('publishKpi', ({ kpiGovernance }) => kpiGovernance.publish(input));
  }

  @Mutation(() => KpiDefinition, {
    description:
      'Gives a proposal up: its proposer, or the secretariat. Refused: CONFLICT / INVALID_STATE, FORBIDDEN / KPI_OF_ANOTHER_AGENCY.',
  })
  withdrawKpiProposal(
    @Arg('input', () => KpiProposalInput) { definitionId }: KpiProposalInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('withdrawKpiProposal', ({ kpiGovernance }) => kpiGovernance.withdraw(definitionId));
  }

  @Mutation(() => KpiDefinition, {
    description:
      'Gives a published definition up from a year on; figures of the years before stay (P-INV-1). Refused: CONFLICT / INVALID_STATE, FORBIDDEN / KPI_OF_ANOTHER_AGENCY.',
  })
  deprecateKpi(@Arg('input', () => DeprecateKpiInput) input: DeprecateKpiInput, @Ctx() context: PerformanceContext) {
    return context.transaction('deprecateKpi', ({ kpiGovernance }) => kpiGovernance.deprecate(input));
  }

  @FieldResolver(() => KpiGovernance, { nullable: true, description: 'How the agencies came to it; for their staff.' })
  governance(@Root() definition: KpiDefinition, @Ctx() { kpiGovernance }: PerformanceContext) {
    return kpiGovernance.governanceOf(definition);
  }
}

@Resolver(() => KpiGovernance)
export class KpiGovernanceViewResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Who proposed it; null for the first common set.' })
  proposedBy(@Root() { proposedBy }: KpiGovernance): Agency | null {
    return proposedBy === null ? null : { code: proposedBy };
  }

  @FieldResolver(() => KpiCommentConnection, { description: 'What agencies said about it, newest first.' })
  comments(
    @Root() { definitionId }: KpiGovernance,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { kpiGovernance }: PerformanceContext,
  ) {
    return kpiGovernance.comments(definitionId, page);
  }
}

@Resolver(() => KpiComment)
export class KpiCommentResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Who says it; null only beside an error.' })
  agency(@Root() { agencyCode }: KpiComment): Agency {
    return { code: agencyCode };
  }
}

@Resolver(() => KpiVote)
export class KpiVoteResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Whose vote it is; null only beside an error.' })
  agency(@Root() { agencyCode }: KpiVote): Agency {
    return { code: agencyCode };
  }
}
