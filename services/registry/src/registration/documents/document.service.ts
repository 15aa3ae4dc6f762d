import { AppError, forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import type { FileLink } from '@partner-commons/platform/files/file-store';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { confidential } from '@partner-commons/platform/redaction';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { ChangeService } from '../../identity/changes/change.service';
import type { PartnerService } from '../../identity/partners/partner.service';
import { mayHandIn, phaseOf, validityOf } from '../papers/paper.rules';
import type { PaperDesk } from '../papers/paper-desk.service';
import { CheckOutcome, type DocumentVerification, type PartnerDocument } from './document.entity';
import type { UploadDocumentInput, VerifyDocumentInput } from './document.inputs';
import { DocumentRepository } from './document.repository';
import { findClaimProblem, mayOpen, paperReaders, partnerDocumentFile } from './document.rules';
import {
  type DocumentCheckRow,
  DocumentContentRepository,
  type DocumentContentRow,
} from './document-content.repository';
import { DocumentLevel, type DocumentType } from './document-type.entity';

/** A URL to a paper is read at once or asked for again. */
export const downloadLifetime = 5 * 60_000;

/** Letters have a door of their own, where their authors are protected. */
const ownDoor = 'RECOMMENDATION_LETTER';

export class DocumentService {
  private readonly repository: DocumentRepository;

  constructor(
    private readonly work: Work,
    private readonly features: {
      partners: PartnerService;
      changes: ChangeService;
      desk: PaperDesk;
      duplicates: { basisChanged(partnerId: string): Promise<void> };
    },
  ) {
    this.repository = new DocumentRepository(work.database.manager);
  }

  private readonly currentOf = rowsLoader(
    (ids) => this.repository.findCurrent(ids),
    (row: PartnerDocument) => row.partnerId,
  );
  private readonly allOf = rowsLoader(
    (ids) => this.repository.findAll(ids),
    (row: PartnerDocument) => row.partnerId,
  );
  private readonly contents = rowLoader(
    (ids) => this.readContents(ids),
    (row: DocumentContentRow) => row.documentId,
  );
  private readonly checks = rowLoader(
    (ids) => this.readChecks(ids),
    (row: DocumentCheckRow) => row.documentId,
  );

  types(on: string | null): Promise<DocumentType[]> {
    return this.repository.findTypes(on ?? this.today());
  }

  /** Of a partner that the caller has been allowed to see. */
  ofPartner(partnerId: string, superseded = false): Promise<PartnerDocument[]> {
    return superseded ? this.allOf.load(partnerId) : this.currentOf.load(partnerId);
  }

  validity({ expiresOn }: PartnerDocument) {
    return validityOf(expiresOn, this.today());
  }

  /** Null for whom it is not: ask `redaction` why. */
  async content(document: PartnerDocument): Promise<DocumentContentRow | null> {
    return mayOpen(this.work.viewer, document) ? this.contents.load(document.id) : null;
  }

  redaction(document: PartnerDocument) {
    if (mayOpen(this.work.viewer, document)) return null;
    return confidential(`Ask ${paperReaders.join(', ')} of your agency to open it.`);
  }

  verification(document: PartnerDocument): DocumentVerification | null {
    const { outcome, verifiedAgency, verifiedAt } = document;
    return outcome && verifiedAgency && verifiedAt
      ? { outcome, agency: verifiedAgency, at: verifiedAt, document }
      : null;
  }

  /** Why it was accepted or refused; for those who may open confidential papers. */
  async note({ partnerId, id }: PartnerDocument): Promise<string | null> {
    if (!mayOpen(this.work.viewer, { partnerId, level: DocumentLevel.CONFIDENTIAL })) return null;
    return (await this.checks.load(id))?.note ?? null;
  }

  async upload(input: UploadDocumentInput): Promise<PartnerDocument> {
    const { viewer, clock, files, audit, database } = this.work;
    const { partner, registration } = await this.features.desk.handIn(input.partnerId);
    await this.repository.lockPartner(partner.id);
    const type = await this.typeOf(input.type);
    const problem = findClaimProblem(input, partner.countryOfOrigin, this.today());
    if (problem) {
      const { message, field, rule } = problem;
      throw new AppError('INVALID_INPUT', message, { field: `input.${field}`, rule });
    }
    const present = await this.present(partner.id, type.code);
    if (!mayHandIn(phaseOf(registration?.state ?? null), type.vetted, present, this.today())) {
      throw new AppError('CONFLICT', `Papers are read-only now; a ${type.code} can be renewed once it ends.`, {
        reason: 'INVALID_STATE',
        facts: { state: registration?.state ?? null },
      });
    }
    const use = { kind: partnerDocumentFile, agency: viewer.agency, subject: viewer.subject };
    const file = await files.require(input.fileId, use, database.manager);
    const handedInAt = clock.now();
    const before = await this.repository.supersede(partner.id, type.code, handedInAt);
    const document: PartnerDocument = {
      id: newId(),
      partnerId: partner.id,
      type: type.code,
      level: type.level,
      version: before + 1,
      issuedOn: input.issuedOn ?? null,
      expiresOn: input.expiresOn ?? null,
      handedInBy: viewer.subject ?? viewer.kind,
      agency: viewer.agency,
      handedInAt,
      supersededAt: null,
      outcome: null,
      verifiedAgency: null,
      verifiedAt: null,
    };
    await this.repository.insert(document);
    await this.saveContent(document, input, file);
    if (input.registrationNumber) await this.features.duplicates.basisChanged(partner.id);
    this.currentOf.clear(partner.id);
    this.allOf.clear(partner.id);
    await this.features.changes.record(
      partner.id,
      { [`documents.${type.code}`]: before || null },
      { [`documents.${type.code}`]: document.version },
    );
    await audit.record({
      objectType: 'PartnerDocument',
      objectId: document.id,
      detail: { partnerId: partner.id, type: type.code, version: document.version, sha256: file.sha256 },
    });
    return document;
  }

  async verify({ documentId, outcome, note }: VerifyDocumentInput): Promise<PartnerDocument> {
    const { viewer, clock, database, audit } = this.work;
    const document = await this.get(documentId);
    await this.features.desk.decide(document.partnerId, document.handedInBy, 'VERIFIER', 'VETTING_OFFICER');
    if (outcome === CheckOutcome.REFUSED && !note?.trim()) {
      throw invalidInput('Say why it is refused, so that the partner can hand in another.', 'input.note');
    }
    const at = clock.now();
    const verified = { ...document, outcome, verifiedAgency: viewer.agency, verifiedAt: at };
    if (!(await this.repository.saveOutcome(verified))) throw superseded();
    const check: DocumentCheckRow = {
      id: newId(),
      documentId,
      partnerId: document.partnerId,
      outcome,
      note: note ?? null,
      decidedBy: viewer.subject ?? viewer.kind,
      agency: viewer.agency ?? '',
      at,
    };
    await database.confidential((transaction) => new DocumentContentRepository(transaction).insertCheck(check));
    this.currentOf.clear(document.partnerId);
    await audit.record({ objectType: 'PartnerDocument', objectId: documentId, detail: { outcome } });
    return verified;
  }

  /** The link is the permission, so it is short, and who asked for it is recorded. */
  async createDownload(documentId: string): Promise<FileLink> {
    const document = await this.get(documentId);
    const content = await this.content(document);
    if (!content) throw forbidden(`This document is for ${paperReaders.join(' or ')}.`);
    const link = this.work.files.createDownload(content.fileId, downloadLifetime);
    await this.work.audit.record({
      objectType: 'PartnerDocument',
      objectId: documentId,
      detail: { partnerId: document.partnerId, level: document.level, sha256: content.sha256 },
    });
    return link;
  }

  /** Refused as NOT_FOUND when it is of a partner that is not the viewer's to see. */
  async get(id: string): Promise<PartnerDocument> {
    const document = isId(id) ? await this.repository.find(id) : null;
    if (!document || !(await this.features.partners.find(document.partnerId))) throw notFound('document');
    return document;
  }

  /** Refused as NOT_FOUND unless each is a document of this partner. */
  async requireOfPartner(partnerId: string, documentIds: readonly string[]): Promise<void> {
    const known = new Set((await this.repository.findAll([partnerId])).map(({ id }) => id));
    if (!documentIds.every((id) => known.has(id))) throw notFound('document');
  }

  private async typeOf(code: string): Promise<DocumentType> {
    const type = (await this.types(null)).find((row) => row.code === code);
    if (!type) throw invalidInput('Unknown type; documentTypes lists those in use.', 'input.type');
    if (code === ownDoor) throw invalidInput('Hand in letters by addRecommendationLetter.', 'input.type');
    return type;
  }

  private async present(partnerId: string, type: string): Promise<PartnerDocument | null> {
    const rows = await this.repository.findCurrent([partnerId]);
    return rows.find((row) => row.type === type) ?? null;
  }

  private async saveContent(
    { id, partnerId, level }: PartnerDocument,
    input: UploadDocumentInput,
    file: { id: string; name: string; contentType: string | null; size: number; sha256: string },
  ): Promise<void> {
    const content: DocumentContentRow = {
      documentId: id,
      partnerId,
      level,
      title: input.title,
      issuingAuthority: input.issuingAuthority ?? null,
      country: input.country ?? null,
      registrationNumber: input.registrationNumber ?? null,
      fileId: file.id,
      fileName: file.name,
      contentType: file.contentType ?? '',
      size: file.size,
      sha256: file.sha256,
    };
    await this.work.database.confidential((transaction) => new DocumentContentRepository(transaction).insert(content));
  }

  /** Many are one statement and one record of the reading, in the transaction that reads them. */
  private readContents(ids: readonly string[]): Promise<DocumentContentRow[]> {
    return this.work.database.confidential(async (transaction) => {
      const rows = await new DocumentContentRepository(transaction).findByDocuments(ids);
      const documentIds = rows
        .filter(({ level }) => level === DocumentLevel.CONFIDENTIAL)
        .map(({ documentId }) => documentId);
      if (documentIds.length > 0) {
        const trail = this.work.audit.within(transaction, 'PartnerDocument.content');
        await trail.record({ objectType: 'PartnerDocument', detail: { documentIds } });
      }
      return rows;
    });
  }

  private readChecks(ids: readonly string[]): Promise<DocumentCheckRow[]> {
    return this.work.database.confidential(async (transaction) => {
      const rows = await new DocumentContentRepository(transaction).findLatestChecks(ids);
      const documentIds = rows.map(({ documentId }) => documentId);
      if (documentIds.length > 0) {
        const trail = this.work.audit.within(transaction, 'DocumentVerification.note');
        await trail.record({ objectType: 'PartnerDocument', detail: { documentIds } });
      }
      return rows;
    });
  }

  private readonly today = () => dayOf(this.work.clock.now());
}

const superseded = () =>
  new AppError('CONFLICT', 'A newer version has taken the place of this document. Look at that one.', {
    reason: 'INVALID_STATE',
  });
