import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Agency } from '../../access/agencies/agency.entity';
import type { RegistryContext } from '../../context';
import { Partner } from '../../identity/partners/partner.entity';
import type { Outcome } from './standing-acts.service';
import {
  ChangeStandingInput,
  DecideStandingProposalInput,
  ProposeHoldLiftInput,
  ProposeSystemHoldInput,
  ReinstatePartnerInput,
  StandingProposalFilter,
  SuspendPartnerInput,
} from './standing-proposal.inputs';
import type { StandingProposalRow } from './standing-proposal.repository';
import { StandingOutcome, StandingProposal, StandingProposalConnection } from './standing-proposal.view';

@Resolver(() => StandingOutcome)
export class StandingOutcomeResolver {
  @Mutation(() => StandingOutcome, {
    description:
      'Suspends a partner for your own agency at once, or proposes it for all (UNHCR-54, R-INV-7). Refused: NOT_FOUND, PRECONDITION_FAILED / NOT_SYSTEM_WIDE, CONFLICT / INVALID_STATE, CONFLICT / ALREADY_PROPOSED.',
  })
  suspendPartner(@Arg('input', () => SuspendPartnerInput) input: SuspendPartnerInput, @Ctx() context: RegistryContext) {
    return context.transaction('suspendPartner', ({ standingActs }) => standingActs.suspend(input));
  }

  @Mutation(() => StandingOutcome, {
    description:
      'Ends a suspension: of your own agency at once, for all as a proposal; an INACTIVE partner is ACTIVE at once when its conditions are met (UNHCR-54). Refused: NOT_FOUND, CONFLICT / INVALID_STATE, PRECONDITION_FAILED / MISSING_REQUIREMENT, CLEARANCE_STALE or BLOCKED_BY_SCREENING while the reason is not cleared.',
  })
  reinstatePartner(
    @Arg('input', () => ReinstatePartnerInput) input: ReinstatePartnerInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('reinstatePartner', ({ standingActs }) => standingActs.reinstate(input));
  }

  @Mutation(() => StandingOutcome, {
    description:
      'Makes a partner inactive, as it asks: at once by its administrator, as a proposal by staff (UNHCR-54). Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  inactivatePartner(
    @Arg('input', () => ChangeStandingInput) input: ChangeStandingInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('inactivatePartner', ({ standingActs }) => standingActs.inactivate(input));
  }

  @Mutation(() => StandingOutcome, {
    description:
      'Proposes to close a dissolved partner for ever; its codes stay. Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  closePartner(@Arg('input', () => ChangeStandingInput) input: ChangeStandingInput, @Ctx() context: RegistryContext) {
    return context.transaction('closePartner', ({ standingActs }) => standingActs.close(input));
  }

  @Mutation(() => StandingOutcome, {
    description: 'Proposes a hold that binds all agencies (R-INV-7). Refused: NOT_FOUND.',
  })
  proposeSystemHold(
    @Arg('input', () => ProposeSystemHoldInput) input: ProposeSystemHoldInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('proposeSystemHold', ({ standingActs }) => standingActs.proposeHold(input));
  }

  @Mutation(() => StandingOutcome, {
    description:
      'Proposes the end of a hold that was placed by hand for all agencies. Refused: NOT_FOUND, CONFLICT / INVALID_STATE.',
  })
  proposeHoldLift(
    @Arg('input', () => ProposeHoldLiftInput) input: ProposeHoldLiftInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('proposeHoldLift', ({ standingActs }) => standingActs.proposeLift(input));
  }

  @FieldResolver(() => Partner, { description: 'As it stands now.' })
  partner(@Root() { partnerId }: Outcome, @Ctx() { partners }: RegistryContext) {
    return partners.reload(partnerId);
  }
}

@Resolver(() => StandingProposal)
export class StandingProposalResolver {
  @Query(() => StandingProposalConnection, {
    description: 'What was proposed for all agencies, newest first. Each look is recorded.',
  })
  standingProposals(
    @Arg('filter', () => StandingProposalFilter, { defaultValue: {} }) filter: StandingProposalFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { standingProposals }: RegistryContext,
  ) {
    return standingProposals.search(filter, page);
  }

  @Mutation(() => StandingProposal, {
    description:
      'The second person approves or refuses. Refused: NOT_FOUND, FORBIDDEN / SEGREGATION_OF_DUTIES for the proposer, and for a colleague of theirs where the others would be bound; CONFLICT / DECIDED_MEANWHILE; PRECONDITION_FAILED when the reason of a suspension is not cleared.',
  })
  decideStandingProposal(
    @Arg('input', () => DecideStandingProposalInput) input: DecideStandingProposalInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('decideStandingProposal', ({ standingProposals }) => standingProposals.decide(input));
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'Whom it is about.' })
  partner(@Root() { partnerId }: StandingProposalRow, @Ctx() { partners }: RegistryContext) {
    return partners.find(partnerId);
  }

  @FieldResolver(() => Agency, { description: 'Whose staff proposed it.' })
  proposedBy(@Root() { proposedAgency }: StandingProposalRow, @Ctx() { agencies }: RegistryContext) {
    return agencies.find(proposedAgency);
  }
}
