import { type Decider, isSameUnit } from '../adjudications/adjudication.rules';
import type { HitDecision } from '../adjudications/hit-decision.entity';

type Decided = Pick<HitDecision, 'decider' | 'agency' | 'offices' | 'reversal'> & {
  decision: `${HitDecision['decision']}`;
};

export type ReversalRefusal = 'CONFIRMED_IT' | 'SAME_PERSON' | 'SAME_UNIT' | 'NOT_PROPOSED';

export type Reversal = { act: 'REVERSAL_PROPOSED' | 'REVERSED' | 'REVERSAL_REJECTED' } | { refusal: ReversalRefusal };

/** The proposal that waits for a second person: the last word about a reversal, when it is for one. */
export function openProposal(decisions: readonly Decided[]): Decided | null {
  const last = decisions.filter(({ reversal }) => reversal).at(-1);
  return last?.decision === 'FALSE_POSITIVE' ? last : null;
}

/**
 * Two people of different units take a confirmation back, and neither of those who gave it: they would judge their own
 * work (S-INV-1, S-INV-2). @param decisions about the hit, the first one first
 */
export function judgeReversal(decisions: readonly Decided[], decider: Decider, wants: 'REVERSE' | 'UPHOLD'): Reversal {
  if (decisions.some((one) => !one.reversal && one.decision === 'CONFIRMED' && one.decider === decider.subject)) {
    return { refusal: 'CONFIRMED_IT' };
  }
  const proposal = openProposal(decisions);
  if (!proposal) return wants === 'REVERSE' ? { act: 'REVERSAL_PROPOSED' } : { refusal: 'NOT_PROPOSED' };
  // Whoever proposed may take the proposal back.
  if (wants === 'UPHOLD') return { act: 'REVERSAL_REJECTED' };
  if (proposal.decider === decider.subject) return { refusal: 'SAME_PERSON' };
  return isSameUnit(proposal, decider) ? { refusal: 'SAME_UNIT' } : { act: 'REVERSED' };
}
