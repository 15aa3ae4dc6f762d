import { AppError } from '@partner-commons/platform/errors';
import { type DecisionDesk, segregated } from '../adjudications/decision-desk';
import { HitVerdict } from '../adjudications/hit-decision.entity';
import { type HitActService, notPossible } from '../hit-acts/hit-act.service';
import { HitState } from '../hits/hit.entity';
import type { HitRow } from '../hits/hit.repository';
import type { HitService } from '../hits/hit.service';
import type { ReverseConfirmationInput } from './hit-reversal.inputs';
import { judgeReversal, openProposal, type ReversalRefusal } from './hit-reversal.rules';

export interface HitReversalParts {
  hits: HitService;
  acts: HitActService;
  desk: DecisionDesk;
}

/** The one way beside de-listing that a confirmed match ends (S-INV-1). */
export class HitReversalService {
  constructor(private readonly parts: HitReversalParts) {}

  reverse(input: ReverseConfirmationInput): Promise<HitRow> {
    return this.decide(input, 'REVERSE');
  }

  uphold(input: ReverseConfirmationInput): Promise<HitRow> {
    return this.decide(input, 'UPHOLD');
  }

  private async decide(input: ReverseConfirmationInput, wants: 'REVERSE' | 'UPHOLD'): Promise<HitRow> {
    const { hits, acts, desk } = this.parts;
    const hit = await hits.lock(input.hitId, input.expectedVersion);
    if (hit.state !== HitState.CONFIRMED) throw notPossible(hit.state);
    const decider = await desk.decider(hit);
    const before = await desk.decisionsOf(hit.id);
    const judgement = judgeReversal(before, decider, wants);
    if ('refusal' in judgement) throw refusals[judgement.refusal]();
    const { act } = judgement;
    const to = act === 'REVERSED' ? HitState.FALSE_POSITIVE : HitState.CONFIRMED;
    const row = await desk.record(hit, decider, {
      decision: wants === 'REVERSE' ? HitVerdict.FALSE_POSITIVE : HitVerdict.CONFIRMED,
      outcome: to,
      reasoning: input.reasoning,
      evidence: input.evidence,
      reversal: true,
    });
    const moved = await acts.perform(hit, { act, to, detail: { decisionId: row.id } });
    const first = openProposal(before)?.decider;
    if (act === 'REVERSED' && first) await desk.settle(hit, row, [first, row.decider]);
    return moved;
  }
}

const refusals: Record<ReversalRefusal, () => AppError> = {
  CONFIRMED_IT: () => segregated('You had a part in the confirmation, so others decide whether it stands.'),
  SAME_PERSON: () => segregated('You proposed the reversal; somebody else must agree.'),
  SAME_UNIT: () => segregated('Two people of different units reverse a confirmation, and the first is of yours.'),
  NOT_PROPOSED: () =>
    new AppError('CONFLICT', 'Nobody proposed to reverse this confirmation, so there is nothing to reject.', {
      reason: 'INVALID_STATE',
    }),
};
