import { AppError, forbidden } from '@partner-commons/platform/errors';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { type HitActService, notPossible } from '../hit-acts/hit-act.service';
import type { HitState } from '../hits/hit.entity';
import type { HitRow, HitToDecide } from '../hits/hit.repository';
import { isClosed } from '../hits/hit.rules';
import type { HitService } from '../hits/hit.service';
import type { AdjudicateHitInput } from './adjudication.inputs';
import {
  actOf,
  type Decider,
  judge,
  lacksEvidence,
  type Outcome,
  type Proposal,
  type Refusal,
} from './adjudication.rules';
import { type DecisionDesk, type Grounds, segregated } from './decision-desk';
import { HitDecisionRepository, type HitDecisionRow } from './hit-decision.repository';
import type { HitEvidence } from './hit-evidence.view';

export type ReadDecision = HitDecisionRow & Grounds;

export interface AdjudicationParts {
  hits: HitService;
  acts: HitActService;
  desk: DecisionDesk;
}

/** People decide about hits. */
export class AdjudicationService {
  constructor(
    private readonly work: Work,
    private readonly parts: AdjudicationParts,
  ) {}

  private readonly byHit = rowsLoader(
    (ids) => this.work.database.confidential((transaction) => new HitDecisionRepository(transaction).findByHits(ids)),
    (row: HitDecisionRow) => row.hitId,
  );

  /** The caller has seen the hit, which is on record with its id. */
  async ofHit(hitId: string): Promise<ReadDecision[]> {
    const rows = await this.byHit.load(hitId);
    return rows.map((row) => ({ ...row, ...this.parts.desk.open(row) }));
  }

  async adjudicate(input: AdjudicateHitInput): Promise<HitRow> {
    const { hits, acts, desk } = this.parts;
    const hit = await hits.lock(input.hitId, input.expectedVersion);
    if (lacksEvidence(input.decision, hit.features, input.evidence.length)) throw evidenceMissing();
    const decider = await desk.decider(hit);
    const outcome = await this.judge(hit, input, decider);
    const { decision, reasoning, evidence } = input;
    const made = { decision, reasoning, evidence, outcome: outcome as HitState, reversal: false };
    const row = await desk.record(hit, decider, made);
    const decided = await acts.perform(hit, {
      act: actOf(outcome),
      to: outcome,
      // Decided or proposed, nobody waits for the higher instance any more.
      escalation: { escalatedTo: null, escalatedAgency: null },
      detail: { decisionId: row.id, decision, outcome },
    });
    if (isClosed(outcome)) {
      const agreeing = (await desk.decisionsOf(hit.id)).filter((one) => one.decision === decision);
      await desk.settle(
        hit,
        row,
        agreeing.map((one) => one.decider),
      );
    }
    return decided;
  }

  /** A link to a file of evidence; the caller was shown the decision that names it. */
  async linkOf({ fileId }: HitEvidence): Promise<string | null> {
    if (!fileId) return null;
    await this.work.database.confidential((transaction) =>
      this.work.audit.within(transaction, 'HitEvidence.url').record({ objectType: 'File', objectId: fileId }),
    );
    return this.work.files.createDownload(fileId).url;
  }

  private async judge(hit: HitToDecide, { decision }: AdjudicateHitInput, decider: Decider): Promise<Outcome> {
    const last = (await this.parts.desk.decisionsOf(hit.id)).at(-1);
    const proposal: Proposal | null = last ? { ...last, subject: last.decider, verdict: last.decision } : null;
    const judgement = judge(hit, { verdict: decision, decider, proposal });
    if ('refusal' in judgement) throw refusals[judgement.refusal](hit.state);
    return judgement.outcome;
  }
}

const refusals: Record<Refusal, (state: string) => AppError> = {
  NOT_DECIDABLE: notPossible,
  SAME_PERSON: () => segregated('You proposed this decision; somebody else must take it.'),
  NOT_ADJUDICATOR: () => forbidden('This decision is for agency staff as SANCTIONS_ADJUDICATOR.'),
  SAME_UNIT: () => segregated('A match is confirmed by two people of different units, and the first is of yours.'),
};

const evidenceMissing = () =>
  new AppError('PRECONDITION_FAILED', 'Only a low-quality alias matched. Give evidence of what else confirms it.', {
    reason: 'MISSING_REQUIREMENT',
    rule: 'S-INV-13',
  });
