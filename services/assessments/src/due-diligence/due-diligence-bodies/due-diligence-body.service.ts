import { rowLoader } from '@partner-commons/platform/loader';
import { confidential, type Redaction } from '@partner-commons/platform/redaction';
import type { Work } from '@partner-commons/platform/work';
import type { DisclosureService } from '../../sharing/access-grants/disclosure.service';
import { DueDiligenceDimension, DueDiligenceOutcome } from '../due-diligence-cases/due-diligence-case.enums';
import type { CaseRow } from '../due-diligence-cases/due-diligence-case.repository';
import { resourceOf } from '../due-diligence-cases/due-diligence-case.rules';
import type { DueDiligenceCaseService } from '../due-diligence-cases/due-diligence-case.service';
import { DueDiligenceScopeRepository } from '../due-diligence-cases/due-diligence-scope.repository';
import { DueDiligenceVoiceRepository } from '../due-diligence-decisions/due-diligence-voice.repository';
import { DueDiligenceFindingRepository } from '../due-diligence-findings/due-diligence-finding.repository';
import { latestOf } from '../due-diligence-findings/due-diligence-finding.rules';
import type { DueDiligenceEvidence, DueDiligenceFile } from '../due-diligence-findings/due-diligence-finding.view';
import { bodyOf, type StoredBody } from './due-diligence-body.rules';
import type { DueDiligenceBody, DueDiligenceSummary } from './due-diligence-body.view';

/** What is confidential of due diligence, read through the one door, many cases in the same statements. */
export class DueDiligenceBodyService {
  constructor(
    private readonly work: Work,
    private readonly cases: DueDiligenceCaseService,
    private readonly disclosures: Pick<DisclosureService, 'open'>,
  ) {}

  private readonly bodies = rowLoader(
    (ids) => this.readBodies(ids),
    (body: StoredBody) => body.scope.caseId,
  );

  private readonly summaries = rowLoader(
    (ids) => this.readSummaries(ids),
    (row: { caseId: string; dimensions: DueDiligenceSummary['dimensions'] }) => row.caseId,
  );

  async summary(caseId: string): Promise<DueDiligenceSummary> {
    const row = await this.rowOf(caseId);
    const redaction = await this.open(row, 'SUMMARY', 'DueDiligenceCase.summary');
    if (redaction) return { dimensions: null, redaction };
    return { dimensions: (await this.summaries.load(row.id))?.dimensions ?? [], redaction: null };
  }

  async body(caseId: string): Promise<DueDiligenceBody> {
    const row = await this.rowOf(caseId);
    const redaction = await this.open(row, 'FULL_NO_ATTACHMENTS', 'DueDiligenceCase.body');
    const stored = redaction ? null : await this.bodies.load(row.id);
    if (!stored) return { redaction };
    const { cipher, viewer } = this.work;
    return bodyOf(stored, { row, cipher, isPartner: viewer.kind === 'PARTNER', isOwner: viewer.agency === row.agency });
  }

  async fileOf({ resource, fileId }: DueDiligenceEvidence): Promise<DueDiligenceFile> {
    if (fileId === null) return { url: null, redaction: null };
    const redaction = await this.disclosures.open(resource, 'FULL', 'DueDiligenceEvidence.file');
    return { url: redaction ? null : this.work.files.createDownload(fileId).url, redaction };
  }

  /** Before a decision all of it is working paper, which the partner does not see (domain-model.md 2.8). */
  private open(row: CaseRow, needed: 'SUMMARY' | 'FULL_NO_ATTACHMENTS', field: string): Promise<Redaction | null> {
    if (this.work.viewer.kind === 'PARTNER' && row.decision === null) {
      return Promise.resolve(confidential(`${row.agency} shows you what it found once it has decided.`));
    }
    return this.disclosures.open(resourceOf(row), needed, field);
  }

  private async rowOf(caseId: string): Promise<CaseRow> {
    const row = await this.cases.row(caseId);
    if (!row) throw new Error('A due diligence was shown that its viewer may not see');
    return row;
  }

  private readSummaries(ids: readonly string[]) {
    return this.work.database.confidential(async (transaction) => {
      const rows = await new DueDiligenceFindingRepository(transaction).findFindings(ids);
      return ids.map((caseId) => ({
        caseId,
        dimensions: latestOf(rows.filter((row) => row.caseId === caseId)).map(({ dimension, finding }) => ({
          dimension: DueDiligenceDimension[dimension],
          finding: DueDiligenceOutcome[finding],
        })),
      }));
    });
  }

  private readBodies(ids: readonly string[]): Promise<StoredBody[]> {
    return this.work.database.confidential(async (transaction) => {
      const scopes = await new DueDiligenceScopeRepository(transaction).find(ids);
      const recorded = new DueDiligenceFindingRepository(transaction);
      const decided = new DueDiligenceVoiceRepository(transaction);
      const findings = await recorded.findFindings(ids);
      const evidence = await recorded.findEvidence(ids);
      const controversies = await recorded.findControversies(ids);
      const mitigations = await decided.findMitigations(ids);
      const voices = await decided.findVoices(ids);
      const of = <Row extends { caseId: string }>(rows: Row[], id: string) => rows.filter((row) => row.caseId === id);
      return scopes.map((scope) => ({
        scope,
        findings: of(findings, scope.caseId),
        evidence: of(evidence, scope.caseId),
        controversies: of(controversies, scope.caseId),
        mitigations: of(mitigations, scope.caseId),
        voices: of(voices, scope.caseId),
      }));
    });
  }
}
