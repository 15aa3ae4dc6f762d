import { AppError, forbidden, invalidInput } from '@partner-commons/platform/errors';
import type { KpiDefinition } from '../definitions/kpi-definition.entity';
import type { KpiState } from '../definitions/kpi-term.enums';
import { type SmartText, smartProblems } from './kpi-smart.rules';
import { KpiVoteChoice } from './kpi-vote.entity';

/** Codes of KPIs have no hyphens, which codes of agencies may have. */
const prefixOf = (agency: string) => `${agency.replace(/[^A-Z0-9]/g, '_')}_`;

/** The agency that a code belongs to by its beginning; the longest one, since UN_HABITAT_X is not UN's. */
export function ownerOfCode(code: string, agencies: readonly string[]): string | null {
  const owners = agencies.filter((agency) => code.startsWith(prefixOf(agency)));
  return owners.reduce<string | null>((best, one) => (best === null || one.length > best.length ? one : best), null);
}

/** P-INV-1: who may add the next version of a code. @param latest its last version, if there is one */
export function checkCode(
  code: string,
  owner: string | null,
  agencies: readonly string[],
  latest: Pick<KpiDefinition, 'agencyCode'> | undefined,
): void {
  if (!/^[A-Z][A-Z0-9_]{2,59}$/.test(code)) {
    throw invalidInput('A code has 3 to 60 capital letters, digits and underscores.', 'input.code');
  }
  if (latest && latest.agencyCode !== owner) {
    const whose =
      latest.agencyCode === null ? 'a shared KPI; propose its next version' : `${latest.agencyCode}'s own KPI`;
    throw new AppError('FORBIDDEN', `${code} is ${whose}.`, { reason: 'KPI_OF_ANOTHER_AGENCY', rule: 'P-INV-1' });
  }
  if (latest) return;
  const byName = ownerOfCode(code, agencies);
  if (byName === owner) return;
  const message = owner
    ? `The code of an own KPI begins with ${prefixOf(owner)}.`
    : `Codes that begin with ${prefixOf(byName ?? '')} are that agency's own.`;
  throw new AppError('INVALID_INPUT', message, { reason: 'KPI_CODE_PREFIX', rule: 'P-INV-1', field: 'input.code' });
}

/** A later version leaves the figures of the years before as they are; the first one may be for years that are past. */
export function checkEffectiveFrom(effectiveFrom: number, version: number, now: Date): void {
  if (version === 1 || effectiveFrom >= now.getUTCFullYear()) return;
  throw new AppError('INVALID_INPUT', 'A new version counts from this year at the earliest: figures before it stay.', {
    reason: 'EFFECTIVE_FROM_PAST',
    rule: 'P-INV-1',
    field: 'input.effectiveFrom',
  });
}

export function demandSmart(text: SmartText): void {
  const problems = smartProblems(text);
  if (problems.length === 0) return;
  throw new AppError('PRECONDITION_FAILED', problems.map((problem) => problem.text).join(' '), {
    reason: 'KPI_NOT_SMART',
    facts: { problems },
  });
}

export function demandState({ state }: Pick<KpiDefinition, 'state'>, ...wanted: KpiState[]): void {
  if (wanted.includes(state)) return;
  throw new AppError('CONFLICT', `The definition is ${state}; this needs ${wanted.join(' or ')}.`, {
    reason: 'INVALID_STATE',
  });
}

export function demandProposer({ proposedBy }: Pick<KpiDefinition, 'proposedBy'>, agency: string | null): void {
  if (proposedBy !== agency) throw forbidden('This is for the agency that proposed it.', 'KPI_OF_ANOTHER_AGENCY');
}

export interface Count {
  members: number;
  for: number;
  against: number;
  abstained: number;
  /** Votes for it that carry it: two thirds of the members. */
  needed: number;
}

export function countVotes(members: number, choices: readonly KpiVoteChoice[]): Count {
  const of = (wanted: KpiVoteChoice) => choices.filter((choice) => choice === wanted).length;
  return {
    members,
    for: of(KpiVoteChoice.FOR),
    against: of(KpiVoteChoice.AGAINST),
    abstained: of(KpiVoteChoice.ABSTAIN),
    needed: Math.ceil((members * 2) / 3),
  };
}

export const isCarried = (count: Count) => count.members > 0 && count.for >= count.needed;

/** Nobody's vote that is still to come could carry it. */
export const isLost = (count: Count) => count.members - count.against - count.abstained < count.needed;
