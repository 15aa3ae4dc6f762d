import { invalidInput } from '@partner-commons/platform/errors';
import type { FileKinds } from '@partner-commons/platform/files/upload.rules';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { hasRole, partnerEditors, type Viewer } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { AssessmentBodyService } from '../assessment-bodies/assessment-body.service';
import type { Assessment } from '../assessments/assessment.entity';
import type { AssessmentService } from '../assessments/assessment.service';
import { AnswerEvidenceRepository, type EvidenceRow } from './answer-evidence.repository';
import type { EvidenceFile, EvidenceFiles } from './answer-evidence.view';

const evidenceFile = 'ASSESSMENT_EVIDENCE';

const sends = (viewer: Viewer) =>
  hasRole(viewer, ...(viewer.kind === 'AGENCY' ? (['ASSESSOR'] as const) : partnerEditors));

/** What is taken as evidence: it lies sealed, and assessors or a partner about itself send it. */
export const evidenceFileKinds: FileKinds = {
  [evidenceFile]: {
    maxBytes: 20_000_000,
    accepts: ['pdf', 'png', 'jpeg', 'docx', 'xlsx', 'csv'],
    allows: sends,
    sealed: true,
  },
};

interface Parts {
  assessments: AssessmentService;
  bodies: AssessmentBodyService;
}

/** Files that stand for answers, or belong to the report (question null). */
export class AnswerEvidenceService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byAssessment = rowsLoader(
    (ids) => this.repository((evidence) => evidence.findByAssessments(ids)),
    (row: EvidenceRow) => row.assessmentId,
  );

  async filesOf(assessmentId: string, question: string | null): Promise<EvidenceFiles> {
    const assessment = await this.parts.assessments.get(assessmentId);
    const redaction = await this.parts.bodies.open(assessment, 'FULL', 'Assessment.evidence');
    if (redaction) return { files: null, redaction };
    const rows = await this.byAssessment.load(assessmentId);
    const files = rows.filter((row) => row.question === question).map((row) => this.present(row));
    return { files, redaction: null };
  }

  /** A short-lived link; the caller was shown the file, and following it is on record of its own. */
  async linkOf({ id, fileId }: EvidenceFile): Promise<string> {
    const { database, audit, files } = this.work;
    await database.confidential((transaction) =>
      audit.within(transaction, 'EvidenceFile.url').record({ objectType: 'File', objectId: fileId, detail: { id } }),
    );
    return files.createDownload(fileId).url;
  }

  /** Makes these all the files of a question; gives how many they are. Another person's file is as absent as none. */
  async replace(row: Assessment, question: string | null, fileIds: readonly string[], place: string): Promise<number> {
    if (new Set(fileIds).size < fileIds.length) throw invalidInput('Name each file once.', place);
    this.byAssessment.clear(row.id);
    const before = (await this.byAssessment.load(row.id)).filter((each) => each.question === question);
    const gone = before.filter(({ fileId }) => !fileIds.includes(fileId)).map(({ id }) => id);
    const known = new Set(before.map(({ fileId }) => fileId));
    const fresh: EvidenceRow[] = [];
    for (const fileId of fileIds.filter((id) => !known.has(id))) fresh.push(await this.rowOf(row, question, fileId));
    await this.repository(async (evidence) => {
      if (gone.length > 0) await evidence.remove(gone);
      for (const each of fresh) await evidence.insert(each);
    });
    this.byAssessment.clear(row.id);
    return fileIds.length;
  }

  private async rowOf(row: Assessment, question: string | null, fileId: string): Promise<EvidenceRow> {
    const { viewer, clock, cipher, files, database } = this.work;
    const subject = viewer.kind === 'PARTNER' ? viewer.subject : null;
    const use = { kind: evidenceFile, agency: viewer.agency, subject };
    const { name, size, sha256, contentType } = await files.require(fileId, use, database.manager);
    const id = newId();
    return {
      id,
      assessmentId: row.id,
      question,
      agency: row.ownerAgency,
      partnerId: row.partnerId,
      fileId,
      sealedName: cipher.seal(name, contextOf(id)),
      contentType: contentType ?? '',
      size,
      sha256,
      addedBy: viewer.subject ?? '',
      addedAt: clock.now(),
    };
  }

  private present({ id, fileId, sealedName, contentType, size, sha256, addedAt }: EvidenceRow): EvidenceFile {
    const name = this.work.cipher.open(sealedName, contextOf(id));
    return { id, fileId, name, contentType, size, sha256, addedAt };
  }

  private repository<Result>(run: (evidence: AnswerEvidenceRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new AnswerEvidenceRepository(transaction)));
  }
}

const contextOf = (id: string) => `assessment-evidence:${id}`;
