import { invalidInput } from '@partner-commons/platform/errors';
import type { Role } from '@partner-commons/platform/viewer';

/** What a program may do by itself. What needs somebody's judgement, or a second person, is never among it. */
export const programRoles: readonly Role[] = ['READER', 'ERP_CONNECTOR', 'LIST_SYNC'];

export function demandProgramRoles(roles: readonly Role[]): void {
  if (roles.every((role) => programRoles.includes(role))) return;
  throw invalidInput(
    `A program holds roles of: ${programRoles.join(', ')}. Other work is for people.`,
    'input.roles',
    'ROLE_NOT_FOR_PROGRAMS',
  );
}

export const mostAccounts = 100;
/** A key that nobody renews ends by itself. */
export const longestKeyDays = 366;
export const mostKeys = 10;

export function demandExpiry(expiresAt: Date, now: Date): void {
  const latest = now.getTime() + longestKeyDays * 86_400_000;
  if (expiresAt <= now || expiresAt.getTime() > latest) {
    throw invalidInput(`expiresAt lies in the future, at most ${longestKeyDays} days away.`, 'input.expiresAt');
  }
}
