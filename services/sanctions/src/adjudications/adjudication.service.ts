import { AppError, forbidden, invalidInput, versionConflict } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { HitState } from '../hits/hit.entity';
import type { HitRow, HitToDecide } from '../hits/hit.repository';
import { isClosed } from '../hits/hit.rules';
import type { HitService } from '../hits/hit.service';
import type { AdjudicateHitInput, HitEvidenceInput } from './adjudication.inputs';
import { type Decider, judge, lacksEvidence, type Outcome, type Proposal, type Refusal } from './adjudication.rules';
import { HitDecisionRepository, type HitDecisionRow } from './hit-decision.repository';
import type { HitEvidence } from './hit-evidence.view';

export const evidenceFile = 'HIT_EVIDENCE';

type Grounds = { reasoning: string; evidence: HitEvidence[] };
export type ReadDecision = HitDecisionRow & Grounds;

/** People decide about hits. What follows for the partner, a screening by the job role works out: see `settle`. */
export class AdjudicationService {
  constructor(
    private readonly work: Work,
    private readonly hits: HitService,
  ) {}

  private readonly byHit = rowsLoader(
    (ids) => this.work.database.confidential((transaction) => new HitDecisionRepository(transaction).findByHits(ids)),
    (row: HitDecisionRow) => row.hitId,
  );

  /** The caller has seen the hit, which is on record with its id. */
  async ofHit(hitId: string): Promise<ReadDecision[]> {
    const rows = await this.byHit.load(hitId);
    return rows.map((row) => ({ ...row, ...this.open(row) }));
  }

  async adjudicate(input: AdjudicateHitInput): Promise<HitRow> {
    const hit = await this.hits.lockToDecide(input.hitId);
    if (hit.version !== input.expectedVersion) throw versionConflict('hit', hit.version);
    if (lacksEvidence(input.decision, hit.features, input.evidence.length)) throw evidenceMissing();
    const decider = this.decider();
    const outcome = await this.judge(hit, input, decider);
    const decision = await this.record(hit, input, { decider, outcome });
    const isFinal = isClosed(outcome);
    const decided = await this.hits.decide(hit.id, {
      state: outcome as HitState,
      closedAt: isFinal ? decision.decidedAt : null,
    });
    if (isFinal) await this.settle(hit, decision);
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

  private decider(): Decider {
    const { viewer } = this.work;
    const held = viewer.roles.filter(({ role }) => role === 'SANCTIONS_SCREENER' || role === 'SANCTIONS_ADJUDICATOR');
    return {
      subject: viewer.subject ?? '',
      agency: viewer.agency ?? '',
      offices: [...new Set(held.map(({ office }) => office ?? ''))].sort(),
      isAdjudicator: hasRole(viewer, 'SANCTIONS_ADJUDICATOR'),
    };
  }

  private async judge(hit: HitToDecide, { decision }: AdjudicateHitInput, decider: Decider): Promise<Outcome> {
    const last = await this.repository((decisions) => decisions.findLast(hit.id));
    const proposal: Proposal | null = last && { ...last, subject: last.decider, verdict: last.decision };
    const judgement = judge(hit, { verdict: decision, decider, proposal });
    if ('refusal' in judgement) throw refusals[judgement.refusal](hit.state);
    return judgement.outcome;
  }

  private async record(
    hit: HitToDecide,
    { decision, reasoning, evidence }: AdjudicateHitInput,
    { decider, outcome }: { decider: Decider; outcome: Outcome },
  ): Promise<HitDecisionRow> {
    const id = newId();
    const grounds = { reasoning: checkReasoning(reasoning), evidence: await this.checkEvidence(evidence) };
    const { subject, agency, offices } = decider;
    const row: HitDecisionRow = {
      id,
      hitId: hit.id,
      decision,
      outcome: outcome as HitState,
      grounds: this.work.cipher.seal(JSON.stringify(grounds), contextOf(id)),
      decider: subject,
      agency,
      offices: [...offices],
      factsHash: hit.factsHash,
      screeningHash: hit.screeningHash,
      decidedAt: this.work.clock.now(),
    };
    await this.repository((decisions) => decisions.insert(row));
    await this.work.audit.record({
      objectType: 'Hit',
      objectId: hit.id,
      detail: { partnerId: hit.partnerId, decisionId: id, decision, outcome, previous: hit.state },
    });
    return row;
  }

  private async checkEvidence(evidence: HitEvidenceInput[]): Promise<HitEvidence[]> {
    const { viewer, files, database } = this.work;
    const use = { kind: evidenceFile, agency: viewer.agency };
    const checked: HitEvidence[] = [];
    for (const [place, { text, fileId }] of evidence.entries()) {
      if (!text === !fileId) {
        throw invalidInput('Give each piece of evidence as words or as a file.', `input.evidence.${place}`);
      }
      if (fileId) await files.require(fileId, use, database.manager);
      checked.push({ text: text?.trim() ?? null, fileId: fileId ?? null });
    }
    return checked;
  }

  /**
   * The role for requests may not write clearances, so that nothing it can be made to do clears anybody: the job role
   * screens the partner anew, with the decision in its memory, and tells what changed.
   */
  private async settle(hit: HitToDecide, decision: HitDecisionRow): Promise<void> {
    const { partnerId } = hit;
    const all = await this.repository((decisions) => decisions.findByHits([hit.id]));
    const agreeing = all.filter((row) => row.decision === decision.decision);
    await this.work.outbox.publish({
      type: 'sanctions.hit-adjudicated',
      subject: partnerId,
      audience: 'INTERNAL',
      data: {
        partnerId,
        hitId: hit.id,
        outcome: decision.outcome,
        deciders: [...new Set(agreeing.map(({ decider }) => decider))],
        decidedAt: decision.decidedAt,
      },
    });
    await this.work.jobs.enqueue(
      'screenPartner',
      { partnerId, cause: 'ADJUDICATION' },
      { key: `screenPartner:${partnerId}:adjudication` },
    );
  }

  private open({ id, grounds }: HitDecisionRow): Grounds {
    return JSON.parse(this.work.cipher.open(grounds, contextOf(id)));
  }

  private repository<Result>(run: (decisions: HitDecisionRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new HitDecisionRepository(transaction)));
  }
}

/** Blanks are no reason. */
function checkReasoning(reasoning: string): string {
  const text = reasoning.trim();
  if (text.length < 20) throw invalidInput('Give the reasons in 20 to 4,000 characters.', 'input.reasoning');
  return text;
}

const contextOf = (decisionId: string) => `hit-decision:${decisionId}`;

const segregated = (message: string) =>
  new AppError('FORBIDDEN', message, { reason: 'SEGREGATION_OF_DUTIES', rule: 'S-INV-2' });

const refusals: Record<Refusal, (state: string) => AppError> = {
  NOT_DECIDABLE: (state) =>
    new AppError('CONFLICT', `This hit is ${state}, so nothing is decided about it now. Read it again.`, {
      reason: 'INVALID_STATE',
      facts: { state },
    }),
  SAME_PERSON: () => segregated('You proposed this decision; somebody else must take it.'),
  NOT_ADJUDICATOR: () => forbidden('The second decision is for agency staff as SANCTIONS_ADJUDICATOR.'),
  SAME_UNIT: () => segregated('A match is confirmed by two people of different units, and the first is of yours.'),
};

const evidenceMissing = () =>
  new AppError('PRECONDITION_FAILED', 'Only a low-quality alias matched. Give evidence of what else confirms it.', {
    reason: 'MISSING_REQUIREMENT',
    rule: 'S-INV-13',
  });
