import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { IneligibilityService } from '../../sharing/ineligibilities/ineligibility.service';
import type { HandlerService } from '../handlers/handler.service';
import type { HitState } from '../hits/hit.entity';
import type { HitToDecide } from '../hits/hit.repository';
import type { HitEvidenceInput } from './adjudication.inputs';
import type { Decider } from './adjudication.rules';
import type { HitVerdict } from './hit-decision.entity';
import { HitDecisionRepository, type HitDecisionRow } from './hit-decision.repository';
import type { HitEvidence } from './hit-evidence.view';

export const evidenceFile = 'HIT_EVIDENCE';

export interface Grounds {
  reasoning: string;
  evidence: HitEvidence[];
}

export interface DecisionMade {
  decision: HitVerdict;
  outcome: HitState;
  reasoning: string;
  evidence: HitEvidenceInput[];
  reversal: boolean;
}

export interface DeskParts {
  handlers: HandlerService;
  ineligibilities: Pick<IneligibilityService, 'refresh'>;
}

/** What every decision about a hit has in common: who decides, on what grounds, and what follows for the partner. */
export class DecisionDesk {
  constructor(
    private readonly work: Work,
    private readonly parts: DeskParts,
  ) {}

  /** Refused as SEGREGATION_OF_DUTIES for whoever keyed or verified data of the partner (trust.md Z12). */
  async decider({ partnerId }: HitToDecide): Promise<Decider> {
    const { viewer } = this.work;
    const subject = viewer.subject ?? '';
    if (await this.parts.handlers.handled(partnerId, subject)) throw handledIt();
    const held = viewer.roles.filter(({ role }) => role === 'SANCTIONS_SCREENER' || role === 'SANCTIONS_ADJUDICATOR');
    return {
      subject,
      agency: viewer.agency ?? '',
      offices: [...new Set(held.map(({ office }) => office ?? ''))].sort(),
      isAdjudicator: hasRole(viewer, 'SANCTIONS_ADJUDICATOR'),
    };
  }

  async record(hit: HitToDecide, decider: Decider, made: DecisionMade): Promise<HitDecisionRow> {
    const id = newId();
    const grounds: Grounds = {
      reasoning: checkReasoning(made.reasoning),
      evidence: await this.checkEvidence(made.evidence),
    };
    const row: HitDecisionRow = {
      id,
      hitId: hit.id,
      decision: made.decision,
      outcome: made.outcome,
      grounds: this.work.cipher.seal(JSON.stringify(grounds), contextOf(id)),
      decider: decider.subject,
      agency: decider.agency,
      offices: [...decider.offices],
      factsHash: hit.factsHash,
      screeningHash: hit.screeningHash,
      decidedAt: this.work.clock.now(),
      reversal: made.reversal,
      erasedAt: null,
    };
    await this.repository((decisions) => decisions.insert(row));
    return row;
  }

  decisionsOf(hitId: string): Promise<HitDecisionRow[]> {
    return this.repository((decisions) => decisions.findByHits([hitId]));
  }

  /**
   * The role for requests may not write clearances, so that nothing it can be made to do clears anybody: the job role
   * screens the partner anew, with the decision in its memory, and tells what changed.
   */
  async settle(
    { id, partnerId, state }: HitToDecide,
    last: HitDecisionRow,
    deciders: readonly string[],
  ): Promise<void> {
    await this.work.outbox.publish({
      type: 'sanctions.hit-adjudicated',
      subject: partnerId,
      audience: 'INTERNAL',
      data: {
        partnerId,
        hitId: id,
        outcome: last.outcome,
        deciders: [...new Set(deciders)],
        decidedAt: last.decidedAt,
      },
    });
    if (last.outcome === 'CONFIRMED' || state === 'CONFIRMED') await this.parts.ineligibilities.refresh(partnerId);
    await this.work.jobs.enqueue(
      'screenPartner',
      { partnerId, cause: 'ADJUDICATION' },
      { key: `screenPartner:${partnerId}:adjudication` },
    );
  }

  open({ id, grounds }: Pick<HitDecisionRow, 'id' | 'grounds'>): Grounds {
    if (grounds === '') return { reasoning: '', evidence: [] };
    return JSON.parse(this.work.cipher.open(grounds, contextOf(id)));
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

export const segregated = (message: string) =>
  new AppError('FORBIDDEN', message, { reason: 'SEGREGATION_OF_DUTIES', rule: 'S-INV-2' });

const handledIt = () =>
  segregated('You keyed or verified data of this partner, so somebody else must decide on its hits.');
