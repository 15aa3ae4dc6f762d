import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { Invitation, InvitationState } from './invitation.entity';
import {
  AcceptInvitationInput,
  InviteMemberInput,
  InvitePartnerUserInput,
  WithdrawInvitationInput,
} from './invitation.inputs';
import { InvitationConnection, InvitationReceipt, InvitedPerson } from './invitation.view';

@Resolver(() => Invitation)
export class InvitationResolver {
  @Query(() => InvitationConnection, {
    description: 'Invitations of the own agency, or of the own partner when one is named; newest first.',
  })
  invitations(
    @Arg('partnerId', () => ID, { nullable: true, description: 'For users of partners: which of theirs.' })
    partnerId: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { invitations }: RegistryContext,
  ) {
    return invitations.listOwn(partnerId ?? null, page);
  }

  @Mutation(() => InvitationReceipt, {
    description: 'Invites a person to act for the own partner. Refused: NOT_FOUND, INVALID_INPUT.',
  })
  invitePartnerUser(
    @Arg('input', () => InvitePartnerUserInput) input: InvitePartnerUserInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('invitePartnerUser', ({ invitations }) => invitations.invitePartnerUser(input));
  }

  @Mutation(() => InvitationReceipt, {
    description:
      'Invites a person to act for the own agency. Refused: FORBIDDEN / ROLE_REQUIRED outside the own offices.',
  })
  inviteMember(@Arg('input', () => InviteMemberInput) input: InviteMemberInput, @Ctx() context: RegistryContext) {
    return context.transaction('inviteMember', ({ invitations }) => invitations.inviteMember(input));
  }

  @Mutation(() => Boolean, {
    description:
      'Takes up an invitation; the roles are in force within seconds. Refused: NOT_FOUND / CODE_NOT_VALID, CONFLICT / ALREADY_MEMBER.',
  })
  acceptInvitation(
    @Arg('input', () => AcceptInvitationInput) { code }: AcceptInvitationInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('acceptInvitation', ({ invitations }) => invitations.accept(code));
  }

  @Mutation(() => Invitation, { description: 'Takes back an open invitation. Refused: CONFLICT / INVALID_STATE.' })
  withdrawInvitation(
    @Arg('input', () => WithdrawInvitationInput) { invitationId }: WithdrawInvitationInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('withdrawInvitation', ({ invitations }) => invitations.withdraw(invitationId));
  }

  @FieldResolver(() => InvitationState)
  state(@Root() invitation: Invitation, @Ctx() { invitations }: RegistryContext) {
    return invitations.state(invitation);
  }

  @FieldResolver(() => InvitedPerson)
  person(@Root() invitation: Invitation, @Ctx() { invitations }: RegistryContext) {
    return invitations.person(invitation);
  }

  @FieldResolver(() => [String], { description: 'The roles that it gives.' })
  roles(@Root() { roles }: Invitation) {
    return roles.map(({ role }) => role);
  }
}
