import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { CaseRow } from '../due-diligence-cases/due-diligence-case.repository';
import type { DueDiligenceCaseService } from '../due-diligence-cases/due-diligence-case.service';
import type { DueDiligenceCase } from '../due-diligence-cases/due-diligence-case.view';
import type { DueDiligenceReuseService } from '../due-diligence-levels/due-diligence-reuse.service';
import type {
  DueDiligenceEvidenceInput,
  LinkDueDiligenceAssessmentInput,
  RecordDueDiligenceControversyInput,
  RecordDueDiligenceFindingInput,
  RecordGlobalCompactStatusInput,
} from './due-diligence-finding.inputs';
import { DueDiligenceFindingRepository, type EvidenceRow } from './due-diligence-finding.repository';
import { sealContext } from './due-diligence-finding.rules';

/** Files that findings rest on; sealed, since they speak of people. */
export const evidenceFile = 'DUE_DILIGENCE_EVIDENCE';

/** What is recorded in an open case; whoever records has no voice in its decision. */
export class DueDiligenceFindingService {
  constructor(
    private readonly work: Work,
    private readonly cases: DueDiligenceCaseService,
    private readonly reuse: DueDiligenceReuseService,
  ) {}

  async record(input: RecordDueDiligenceFindingInput): Promise<DueDiligenceCase> {
    const { viewer, clock, cipher } = this.work;
    const { dimension, finding, exclusions } = input;
    if ((finding === 'EXCLUSION') !== exclusions.length > 0) {
      throw invalidInput('EXCLUSION names the criteria that are met, and nothing else does.', 'input.exclusions');
    }
    const { row, scope } = await this.cases.lockOpen(input.caseId);
    const { id: caseId, agency, partnerId } = row;
    const id = newId();
    const evidence = await this.evidenceOf(row, id, input.evidence);
    await this.findings(async (findings) => {
      await findings.insertFinding({
        id,
        caseId,
        agency,
        partnerId,
        dimension,
        finding,
        exclusions,
        sealed: cipher.seal(input.text, sealContext(id)),
        recordedBy: viewer.subject ?? '',
        recordedAt: clock.now(),
      });
      await findings.insertEvidence(evidence);
    });
    await this.note(row, { findingId: id, dimension, finding, exclusions });
    return this.cases.show(await this.cases.recorded(row, scope));
  }

  async recordControversy(input: RecordDueDiligenceControversyInput): Promise<DueDiligenceCase> {
    const { viewer, clock, cipher } = this.work;
    const { severity, status, origin, occurredOn, summary, source, replacesId = null } = input;
    if (occurredOn > this.cases.today) throw invalidInput('This day has not come.', 'input.occurredOn');
    const { row, scope } = await this.cases.lockOpen(input.caseId);
    const { id: caseId, agency, partnerId } = row;
    const id = newId();
    const isNew = await this.findings(async (findings) => {
      if (replacesId !== null) {
        const known = await findings.findControversies([caseId]);
        if (!known.some((controversy) => controversy.id === replacesId)) {
          throw invalidInput('This is no controversy of the case.', 'input.replacesId');
        }
      }
      return findings.insertControversy({
        id,
        caseId,
        agency,
        partnerId,
        severity,
        status,
        origin,
        occurredOn,
        replaces: replacesId,
        sealed: cipher.seal(JSON.stringify({ summary, source }), sealContext(id)),
        recordedBy: viewer.subject ?? '',
        recordedAt: clock.now(),
      });
    });
    if (!isNew) {
      throw new AppError('CONFLICT', 'Another record took the place of this one. Read the case again.', {
        reason: 'ALREADY_REPLACED',
      });
    }
    await this.note(row, { controversyId: id, severity, status });
    return this.cases.show(await this.cases.recorded(row, scope));
  }

  async recordGlobalCompact({ caseId, status, checkedOn }: RecordGlobalCompactStatusInput): Promise<DueDiligenceCase> {
    const { today } = this.cases;
    if (checkedOn && checkedOn > today) throw invalidInput('This day has not come.', 'input.checkedOn');
    const { row, scope } = await this.cases.lockOpen(caseId);
    await this.note(row, { globalCompact: status });
    const next = { ...scope, globalCompact: status, globalCompactOn: checkedOn ?? today };
    return this.cases.show(await this.cases.recorded(row, next));
  }

  async linkAssessment({ caseId, assessmentId }: LinkDueDiligenceAssessmentInput): Promise<DueDiligenceCase> {
    const { row, scope } = await this.cases.lockOpen(caseId);
    await this.reuse.demandAssessment(assessmentId, { ...row, plannedAmountUsd: scope.plannedAmountUsd });
    await this.note(row, { assessmentId });
    return this.cases.show(await this.cases.recorded(row, { ...scope, assessmentId }));
  }

  private async evidenceOf(
    { id: caseId, agency, partnerId }: CaseRow,
    findingId: string,
    given: readonly DueDiligenceEvidenceInput[],
  ): Promise<EvidenceRow[]> {
    const { files, database, cipher } = this.work;
    const rows: EvidenceRow[] = [];
    for (const [index, { origin, title, url = null, fileId = null }] of given.entries()) {
      if ((url === null) === (fileId === null)) {
        throw invalidInput('Give a link or a file, not both.', `input.evidence.${index}`);
      }
      if (fileId !== null) await files.require(fileId, { kind: evidenceFile, agency }, database.manager);
      const id = newId();
      const sealed = cipher.seal(JSON.stringify({ title, url }), sealContext(id));
      rows.push({ id, findingId, caseId, agency, partnerId, origin, sealed, fileId });
    }
    return rows;
  }

  private findings<Result>(work: (findings: DueDiligenceFindingRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new DueDiligenceFindingRepository(transaction)));
  }

  private async note({ id }: CaseRow, detail: Record<string, unknown>): Promise<void> {
    await this.work.audit.record({ objectType: 'DueDiligenceCase', objectId: id, detail });
  }
}
