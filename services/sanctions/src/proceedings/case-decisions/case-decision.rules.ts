import { needsRelease } from '../case-measures/measures.rules';
import type { CaseDecisionRow } from './case-decision.repository';

/** Days in which a respondent may appeal (S-INV-6, 4.b step 11). */
export const appealDays = 60;

/** What binds each respondent now: of the decisions that two members agreed on, the latest one that names it. */
export function currentDecisions(decisions: readonly CaseDecisionRow[]): Map<string, CaseDecisionRow> {
  const current = new Map<string, CaseDecisionRow>();
  for (const decision of decisions) {
    if (decision.state !== 'IN_FORCE' || decision.kind === 'REHABILITATION') continue;
    for (const partnerId of decision.partnerIds) current.set(partnerId, decision);
  }
  return current;
}

/** When the measures of a case end by themselves: the latest of all; null when one of them never does. */
export function lastEnd(decisions: Iterable<Pick<CaseDecisionRow, 'until'>>): string | null {
  let last: string | null = null;
  for (const { until } of decisions) {
    if (until === null) return null;
    if (last === null || until > last) last = until;
  }
  return last;
}

/** Whether somebody has to look at conditions before a measure ends. */
export const awaitsRelease = (decisions: Iterable<Pick<CaseDecisionRow, 'measures'>>): boolean =>
  [...decisions].some(({ measures }) => needsRelease(measures));
