import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RegistryContext } from '../../context';
import { ClaimAccessInput, InvitePartnersInput, IssueClaimCodeInput } from './access-claim.inputs';
import { ClaimedAccess, IssuedClaimCode, RegistrationInvitation } from './access-claim.view';

@Resolver()
export class AccessClaimResolver {
  @Mutation(() => ClaimedAccess, {
    description:
      'Makes somebody who is signed in and no user yet the PARTNER_ADMIN of the partner that the code belongs to, once access was accepted. Refused: NOT_FOUND / CODE_NOT_VALID, FORBIDDEN / TOO_MANY_ATTEMPTS (10 in an hour), CONFLICT / INVALID_STATE before access was accepted, CONFLICT / ALREADY_MEMBER.',
  })
  async claimAccess(
    @Arg('input', () => ClaimAccessInput) { code }: ClaimAccessInput,
    @Ctx() context: RegistryContext,
  ): Promise<ClaimedAccess> {
    await context.transaction('claimAccess', ({ accessClaims }) => accessClaims.noteAttempt());
    return context.transaction('claimAccess', ({ accessClaims }) => accessClaims.claim(code));
  }

  @Mutation(() => IssuedClaimCode, {
    description:
      'Gives a new claim code for a registration; older ones are void. Refused: NOT_FOUND, FORBIDDEN / ROLE_REQUIRED for another agency or office, CONFLICT / INVALID_STATE once it ended.',
  })
  issueClaimCode(
    @Arg('input', () => IssueClaimCodeInput) { registrationId }: IssueClaimCodeInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('issueClaimCode', ({ accessClaims }) => accessClaims.renew(registrationId));
  }

  @Mutation(() => [RegistrationInvitation], {
    description:
      'Invites partners of the roster that never registered, and gives each a claim code (UNHCR-35). What is not invited says why; nothing is refused as a whole.',
  })
  invitePartnersToRegister(
    @Arg('input', () => InvitePartnersInput) { partnerIds }: InvitePartnersInput,
    @Ctx() context: RegistryContext,
  ) {
    return context.transaction('invitePartnersToRegister', ({ accessClaims }) => accessClaims.invite(partnerIds));
  }
}
