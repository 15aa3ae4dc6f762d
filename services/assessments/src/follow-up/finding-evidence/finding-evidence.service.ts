import { AppError, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { DisclosureService } from '../../sharing/access-grants/disclosure.service';
import type { FindingActionService } from '../finding-actions/finding-action.service';
import type { FindingRow } from '../findings/finding.repository';
import { type JudgedEvidence, mayJudge } from '../findings/finding.rules';
import { type FindingService, requireOpen, resourceOf, twoPeople } from '../findings/finding.service';
import type { Finding } from '../findings/finding.view';
import type { AddFindingEvidenceInput, JudgeFindingEvidenceInput } from './finding-evidence.inputs';
import { FindingEvidenceRepository, type FindingEvidenceRow } from './finding-evidence.repository';
import { type EvidenceLink, EvidenceVerdict, type FindingEvidence } from './finding-evidence.view';

export const findingEvidenceFile = 'FINDING_EVIDENCE';

interface Parts {
  disclosures: DisclosureService;
  findings: FindingService;
  findingActions: FindingActionService;
}

const contextOf = (id: string) => `finding-evidence:${id}`;

/** What shows that something was done about a finding, and what another person found about it. */
export class FindingEvidenceService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byFinding = rowsLoader(
    (ids) => this.repository((evidence) => evidence.findOf(ids)),
    (row: FindingEvidenceRow) => row.findingId,
  );

  /** The caller was shown the finding, which is on record. */
  async of(finding: Finding): Promise<FindingEvidence[]> {
    const rows = await this.byFinding.load(finding.id);
    return rows.map((row) => ({
      ...row,
      title: this.work.cipher.open(row.sealed, contextOf(row.id)),
      verdict: row.verdict && EvidenceVerdict[row.verdict],
      resource: resourceOf(finding),
    }));
  }

  /** What counts for closing: from before the finding was opened again nothing does. */
  async judgedOf({ id, reopenedAt }: FindingRow): Promise<JudgedEvidence[]> {
    const rows = await this.repository((evidence) => evidence.findOf([id]));
    return rows.filter(({ addedAt }) => reopenedAt === null || addedAt > reopenedAt);
  }

  async add({ findingId, actionId, fileId, title, expectedVersion }: AddFindingEvidenceInput): Promise<Finding> {
    const { viewer, clock, cipher, files, database } = this.work;
    const { findings, findingActions } = this.parts;
    const finding = await findings.lock(findingId, expectedVersion);
    requireOpen(finding);
    if (actionId && !(await findingActions.of(finding.id)).some(({ id }) => id === actionId)) throw notFound('action');
    const byPartner = viewer.kind === 'PARTNER';
    const use = { kind: findingEvidenceFile, agency: viewer.agency, subject: byPartner ? viewer.subject : null };
    await files.require(fileId, use, database.manager);
    const id = newId();
    const inserted = await this.repository((evidence) =>
      evidence.insert({
        id,
        findingId: finding.id,
        actionId: actionId ?? null,
        fileId,
        byPartner,
        addedBy: viewer.subject ?? '',
        addedAt: clock.now(),
        verdict: null,
        judgedBy: null,
        judgedAt: null,
        sealed: cipher.seal(title.trim(), contextOf(id)),
      }),
    );
    if (inserted === null) throw new AppError('CONFLICT', 'This file is evidence already.', { reason: 'FILE_IN_USE' });
    return findings.save(finding, {}, { kind: 'EVIDENCE_ADDED' });
  }

  /** A-INV-6: never who sent it; of a HIGH finding neither its recorder nor the owner of its agreement. */
  async judge({ evidenceId, verdict, note, expectedVersion }: JudgeFindingEvidenceInput): Promise<Finding> {
    const { viewer, clock } = this.work;
    const { findings } = this.parts;
    const seen = isId(evidenceId) ? await this.repository((evidence) => evidence.find(evidenceId)) : null;
    if (!seen) throw notFound('evidence');
    const finding = await findings.lock(seen.findingId, expectedVersion);
    requireOpen(finding);
    const row = (await this.repository((evidence) => evidence.find(evidenceId))) ?? seen;
    if (row.verdict !== null) {
      throw new AppError('CONFLICT', 'This evidence was judged already.', { reason: 'DECIDED_MEANWHILE' });
    }
    if (!mayJudge(finding, row, viewer.subject ?? '')) {
      throw twoPeople('Somebody else judges evidence: neither who sent it nor, of a HIGH finding, who owns it.');
    }
    await this.repository((evidence) =>
      evidence.judge({ ...row, verdict, judgedBy: viewer.subject, judgedAt: clock.now() }),
    );
    return findings.save(finding, {}, { kind: `EVIDENCE_${verdict}`, note });
  }

  /** A link to the file; attachments need a grant of their own level. */
  async linkOf({ fileId, resource }: FindingEvidence): Promise<EvidenceLink> {
    const { database, audit, files } = this.work;
    const place = 'FindingEvidence.link';
    const redaction = resource ? await this.parts.disclosures.open(resource, 'FULL', place) : null;
    if (redaction) return { url: null, redaction };
    await database.confidential((transaction) =>
      audit.within(transaction, place).record({ objectType: 'File', objectId: fileId }),
    );
    return { url: files.createDownload(fileId).url, redaction: null };
  }

  private repository<Result>(run: (evidence: FindingEvidenceRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new FindingEvidenceRepository(transaction)));
  }
}
