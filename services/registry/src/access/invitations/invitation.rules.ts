import { createHash, randomBytes } from 'node:crypto';
import { type Invitation, InvitationState } from './invitation.entity';

/** 160 random bits: nobody guesses one, so its hash needs no salt and can be looked up. */
export const newCode = () => randomBytes(20).toString('base64url');

export const hashCode = (code: string) => createHash('sha256').update(code).digest('base64url');

export function stateOf({ usedAt, withdrawnAt, expiresAt }: Invitation, now: Date): InvitationState {
  if (usedAt) return InvitationState.ACCEPTED;
  if (withdrawnAt) return InvitationState.WITHDRAWN;
  return expiresAt <= now ? InvitationState.EXPIRED : InvitationState.OPEN;
}
