import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { FindingRow } from '../findings/finding.repository';
import { isAmount, pendingUnsupported, type SettledPart, settle } from '../findings/finding.rules';
import { type FindingService, requireOpen, twoPeople, wrongState } from '../findings/finding.service';
import type { Finding } from '../findings/finding.view';
import type { DecideFindingWriteOffInput, SettleFindingInput } from './finding-settlement.inputs';
import { FindingSettlementRepository, type FindingSettlementRow } from './finding-settlement.repository';
import { type FindingSettlement, SettlementDecision, SettlementKind } from './finding-settlement.view';

const partOf: Record<SettlementKind, SettledPart> = {
  REFUNDED: 'refundedUsd',
  EXTRA_DOCUMENTATION: 'documentedUsd',
  JUSTIFIED: 'justifiedUsd',
  WRITTEN_OFF: 'writtenOffUsd',
};

const contextOf = (id: string) => `finding-settlement:${id}`;

/** What becomes of the amounts of findings (standards.md 3.2). */
export class FindingSettlementService {
  constructor(
    private readonly work: Work,
    private readonly findings: FindingService,
  ) {}

  private readonly byFinding = rowsLoader(
    (ids) => this.repository((settlements) => settlements.findOf(ids)),
    (row: FindingSettlementRow) => row.findingId,
  );

  /** The caller was shown the finding, which is on record. */
  async of(findingId: string): Promise<FindingSettlement[]> {
    const rows = await this.byFinding.load(findingId);
    return rows.map((row) => ({
      ...row,
      kind: SettlementKind[row.kind],
      decision: row.decision && SettlementDecision[row.decision],
      note: this.work.cipher.open(row.sealed, contextOf(row.id)),
    }));
  }

  async settle({ findingId, kind, amountUsd, settledOn, note, expectedVersion }: SettleFindingInput): Promise<Finding> {
    const { viewer, clock, cipher } = this.work;
    const finding = await this.findings.lock(findingId, expectedVersion);
    requireOpen(finding);
    if (!isAmount(amountUsd) || !/[1-9]/.test(amountUsd)) {
      throw invalidInput('An amount is above zero, with at most two decimals.', 'input.amountUsd');
    }
    const today = dayOf(clock.now());
    if (settledOn && settledOn > today) throw invalidInput('This day has not come.', 'input.settledOn');
    const settled = settle(finding, partOf[kind], amountUsd);
    if (!settled) throw exceeds(finding);
    const isWriteOff = kind === SettlementKind.WRITTEN_OFF;
    if (isWriteOff && (await this.waitingOf(finding.id))) {
      throw new AppError('CONFLICT', 'A write-off waits for a second person already.', { reason: 'ALREADY_PROPOSED' });
    }
    const id = newId();
    await this.repository((settlements) =>
      settlements.insert({
        id,
        findingId: finding.id,
        kind,
        amountUsd,
        settledOn: settledOn ?? today,
        recordedBy: viewer.subject ?? '',
        recordedAt: clock.now(),
        decision: null,
        decidedBy: null,
        decidedAt: null,
        sealed: cipher.seal(note.trim(), contextOf(id)),
      }),
    );
    if (isWriteOff) return this.findings.save(finding, {}, { kind: 'WRITE_OFF_PROPOSED' });
    return this.findings.save(finding, settled, { kind: 'SETTLED' });
  }

  /** Giving money up takes two people. */
  async decideWriteOff({ findingId, decision, expectedVersion }: DecideFindingWriteOffInput): Promise<Finding> {
    const { viewer, clock } = this.work;
    const finding = await this.findings.lock(findingId, expectedVersion);
    requireOpen(finding);
    const waiting = await this.waitingOf(finding.id);
    if (!waiting) throw wrongState(finding);
    if (waiting.recordedBy === viewer.subject) throw twoPeople('Somebody else decides about what you proposed.');
    const decided = { ...waiting, decision, decidedBy: viewer.subject, decidedAt: clock.now() };
    await this.repository((settlements) => settlements.decide(decided));
    if (decision === SettlementDecision.REFUSED) {
      return this.findings.save(finding, {}, { kind: 'WRITE_OFF_REFUSED' });
    }
    const settled = settle(finding, 'writtenOffUsd', waiting.amountUsd);
    if (!settled) throw exceeds(finding);
    return this.findings.save(finding, settled, { kind: 'SETTLED' });
  }

  private async waitingOf(findingId: string): Promise<FindingSettlementRow | null> {
    const rows = await this.repository((settlements) => settlements.findOf([findingId]));
    return rows.find(({ kind, decision }) => kind === 'WRITTEN_OFF' && decision === null) ?? null;
  }

  private repository<Result>(run: (settlements: FindingSettlementRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new FindingSettlementRepository(transaction)));
  }
}

const exceeds = (finding: FindingRow) =>
  new AppError('CONFLICT', 'This is more than is pending.', {
    reason: 'EXCEEDS_PENDING',
    facts: { pendingUnsupportedUsd: pendingUnsupported(finding) },
  });
