import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { InvalidatingEventKind } from '../../terms/invalidating-event-kind.enum';
import type { FindingActionService } from '../finding-actions/finding-action.service';
import type { FindingCategoryService } from '../finding-categories/finding-category.service';
import type { FindingEvidenceService } from '../finding-evidence/finding-evidence.service';
import type { FindingRow } from '../findings/finding.repository';
import { mayBecome, mayDecideWaiver, pendingUnsupported, refuseClosing } from '../findings/finding.rules';
import { type FindingService, requireOpen, twoPeople, wrongState } from '../findings/finding.service';
import type { Finding } from '../findings/finding.view';
import type {
  AmendFindingInput,
  AnswerFindingInput,
  DecideFindingWaiverInput,
  FindingReasonInput,
  FindingStepInput,
  ReopenFindingInput,
} from './finding-step.inputs';

/** Who hears of what makes assessments unreliable. */
export interface InvalidatingEvents {
  raise(event: {
    partnerId: string;
    kind: `${InvalidatingEventKind}`;
    occurredOn: string;
    source: string;
    sourceId: string;
    agency: string | null;
  }): Promise<unknown>;
  resolveOf(source: string, sourceId: string, how: string): Promise<void>;
}

interface Parts {
  findings: FindingService;
  findingActions: FindingActionService;
  findingCategories: FindingCategoryService;
  findingEvidence: FindingEvidenceService;
  invalidatingEvents: InvalidatingEvents;
}

/** The follow-up of findings, by the agency and by the partner. */
export class FindingStepService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async answer({ findingId, text, expectedVersion }: AnswerFindingInput): Promise<Finding> {
    const row = await this.parts.findings.lock(findingId, expectedVersion);
    requireOpen(row);
    return this.parts.findings.save(row, {}, { kind: 'ANSWERED', note: text });
  }

  async start({ findingId, note, expectedVersion }: FindingStepInput): Promise<Finding> {
    const { findings } = this.parts;
    const row = await findings.lock(findingId, expectedVersion);
    return findings.save(row, { step: findings.stepAfter(row, 'START') }, { kind: 'STARTED', note });
  }

  async implement({ findingId, note, expectedVersion }: FindingStepInput): Promise<Finding> {
    const { findings } = this.parts;
    const row = await findings.lock(findingId, expectedVersion);
    const step = findings.stepAfter(row, 'IMPLEMENT');
    const done = { step, implementedBy: this.subject(), implementedAt: this.work.clock.now() };
    return findings.save(row, done, { kind: 'IMPLEMENTED', note });
  }

  async return({ findingId, reason, expectedVersion }: FindingReasonInput): Promise<Finding> {
    const { findings } = this.parts;
    const row = await findings.lock(findingId, expectedVersion);
    const step = findings.stepAfter(row, 'RETURN');
    const undone = { step, implementedBy: null, implementedAt: null };
    return findings.save(row, undone, { kind: 'RETURNED', note: reason });
  }

  /** A-INV-6. */
  async verify({ findingId, note, expectedVersion }: FindingStepInput): Promise<Finding> {
    const { findings, findingActions, findingEvidence } = this.parts;
    const row = await findings.lock(findingId, expectedVersion);
    const step = findings.stepAfter(row, 'VERIFY');
    const refusal = refuseClosing(row, await findingEvidence.judgedOf(row), this.subject());
    if (refusal === 'SEGREGATION_OF_DUTIES') {
      throw twoPeople('Somebody who neither owns the finding nor says that it is done verifies the evidence.');
    }
    if (refusal === 'EVIDENCE_REQUIRED') {
      throw new AppError('PRECONDITION_FAILED', 'A HIGH finding is closed with evidence that another user accepted.', {
        reason: 'EVIDENCE_REQUIRED',
        rule: 'A-INV-6',
      });
    }
    if (await findingActions.hasOpen(row.id)) {
      throw new AppError('PRECONDITION_FAILED', 'Actions of this finding are still open.', { reason: 'ACTIONS_OPEN' });
    }
    const pending = pendingUnsupported(row);
    if (pending !== '0.00') {
      throw new AppError('PRECONDITION_FAILED', 'A part of the amount is not settled.', {
        reason: 'AMOUNT_PENDING',
        facts: { pendingUnsupportedUsd: pending },
      });
    }
    await this.raise(row);
    return findings.save(row, this.closed(step), { kind: 'VERIFIED', note });
  }

  /** A second person says that fraud or a failure of PSEA holds; from then on earlier assessments are in doubt. */
  async confirm({ findingId, note, expectedVersion }: FindingStepInput): Promise<Finding> {
    const { findings, findingCategories } = this.parts;
    const row = await findings.lock(findingId, expectedVersion);
    const { raises } = await findingCategories.get(row.categoryCode);
    if (!raises || row.confirmedBy !== null) throw wrongState(row);
    if (row.recordedBy === this.subject()) throw twoPeople('Somebody else confirms what you recorded.');
    await this.raise(row);
    const confirmed = { confirmedBy: this.subject(), confirmedAt: this.work.clock.now() };
    return findings.save(row, confirmed, { kind: 'CONFIRMED', note });
  }

  /** The first of two people. */
  async proposeWaiver({ findingId, reason, expectedVersion }: FindingReasonInput): Promise<Finding> {
    const { findings } = this.parts;
    const row = await findings.lock(findingId, expectedVersion);
    findings.stepAfter(row, 'WAIVE');
    if (row.waiverProposedBy !== null) {
      throw new AppError('CONFLICT', 'A waiver waits for a second person already.', { reason: 'ALREADY_PROPOSED' });
    }
    return findings.save(row, { waiverProposedBy: this.subject() }, { kind: 'WAIVER_PROPOSED', note: reason });
  }

  /** The second one. */
  async decideWaiver({ findingId, approved, note, expectedVersion }: DecideFindingWaiverInput): Promise<Finding> {
    const { findings } = this.parts;
    const row = await findings.lock(findingId, expectedVersion);
    const step = findings.stepAfter(row, 'WAIVE');
    if (row.waiverProposedBy === null) throw wrongState(row);
    if (!mayDecideWaiver(row, row.waiverProposedBy, this.subject())) {
      throw twoPeople('Somebody else decides: neither who proposed the waiver nor, of a HIGH finding, who owns it.');
    }
    if (!approved) return findings.save(row, { waiverProposedBy: null }, { kind: 'WAIVER_REFUSED', note });
    // What does not hold casts no doubt on assessments any more.
    if (row.confirmedBy !== null) await this.parts.invalidatingEvents.resolveOf('FINDING', row.id, 'WAIVED');
    return findings.save(row, this.closed(step), { kind: 'WAIVED', note });
  }

  async reopen({ findingId, reason, dueOn, expectedVersion }: ReopenFindingInput): Promise<Finding> {
    const { findings } = this.parts;
    const row = await findings.lock(findingId, expectedVersion);
    const step = findings.stepAfter(row, 'REOPEN');
    this.requireComing(dueOn);
    const anew = { ...nobodyYet, step, dueOn, reopenedAt: this.work.clock.now() };
    const reopened = await findings.save(row, anew, { kind: 'REOPENED', note: reason });
    await findings.remindPartner({ ...row, dueOn });
    return reopened;
  }

  async amend({ findingId, reason, expectedVersion, ...change }: AmendFindingInput): Promise<Finding> {
    const { findings } = this.parts;
    const row = await findings.lock(findingId, expectedVersion);
    requireOpen(row);
    const priority = change.priority ?? row.priority;
    if (!mayBecome(row.priority, priority)) {
      throw invalidInput('A priority only rises; waive the finding when it does not hold.', 'input.priority');
    }
    if (change.dueOn) this.requireComing(change.dueOn);
    const words = findings.wordsOf(row);
    const sealed = findings.seal(row.id, {
      ...words,
      recommendation: change.recommendation?.trim() ?? words.recommendation,
      agreedAction: change.agreedAction?.trim() ?? words.agreedAction,
    });
    const dueOn = change.dueOn ?? row.dueOn;
    return findings.save(row, { priority, dueOn, sealed }, { kind: 'AMENDED', note: reason });
  }

  /** Shows the partner what was held back from it. */
  async release({ findingId, note, expectedVersion }: FindingStepInput): Promise<Finding> {
    const { findings } = this.parts;
    const row = await findings.lock(findingId, expectedVersion);
    if (!row.heldBack) throw wrongState(row);
    const released = await findings.save(row, { heldBack: false }, { kind: 'RELEASED', note });
    await findings.remindPartner({ ...row, heldBack: false });
    return released;
  }

  /** Fraud and failures of PSEA make earlier assessments unreliable; the same finding says so once. */
  private async raise({ id, partnerId, agency, categoryCode, confirmedBy }: FindingRow): Promise<void> {
    const { raises } = await this.parts.findingCategories.get(categoryCode);
    if (!raises || confirmedBy !== null) return;
    await this.parts.invalidatingEvents.raise({
      partnerId,
      kind: raises,
      occurredOn: dayOf(this.work.clock.now()),
      source: 'FINDING',
      sourceId: id,
      agency,
    });
  }

  private closed(step: FindingRow['step']): Partial<FindingRow> {
    return { step, closedBy: this.subject(), closedAt: this.work.clock.now() };
  }

  private requireComing(dueOn: string): void {
    if (dueOn < dayOf(this.work.clock.now())) throw invalidInput('This day has passed.', 'input.dueOn');
  }

  private subject(): string {
    return this.work.viewer.subject ?? '';
  }
}

const nobodyYet = {
  implementedBy: null,
  implementedAt: null,
  waiverProposedBy: null,
  closedBy: null,
  closedAt: null,
} as const;
