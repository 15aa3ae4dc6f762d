import { createHash } from 'node:crypto';
import { AppError } from '@partner-commons/platform/errors';
import type { ContentType } from '@partner-commons/platform/files/content-type.rules';
import { foldName } from '@partner-commons/platform/fold';
import { newId } from '@partner-commons/platform/id';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { AuthorizedPersonInput, RequestAccessInput } from '../../access/access-requests/access-request.inputs';
import { AddKeyPersonInput } from '../../identity/key-persons/key-person.inputs';
import { PartnerNameInput } from '../../identity/partners/partner.inputs';
import type { ChecklistService } from '../checklists/checklist.service';
import { UploadDocumentInput } from '../documents/document.inputs';
import { findClaimProblem, partnerDocumentFile } from '../documents/document.rules';
import type { DocumentService } from '../documents/document.service';
import { AddRecommendationLetterInput } from '../recommendations/recommendation.inputs';
import { IntakeChannel } from '../registrations/registration.entity';
import type { DeclaredPart, OfflineFormService, SectionPart } from './offline-form.service';
import {
  accessRequestShape,
  documentShape,
  keyPersonShape,
  letterShape,
  offlinePackFile,
  type PackShape,
  packShape,
} from './offline-pack.format';
import type { CheckOfflinePackInput, OfflinePaperInput } from './offline-pack.inputs';
import { checkInput, decodeBase64, findPoison, isBlank, type PackProblem, readShape } from './offline-pack.rules';

/** A scan that came within the pack, or one that was sent beside it. */
export type Scan = { bytes: Buffer; contentType: ContentType; name: string } | { fileId: string };

type About<Input> = Omit<Input, 'partnerId' | 'fileId'>;

/** One record of a pack and its place in it. */
interface Part<Input> {
  path: string;
  input: Input;
}

interface ScannedPart<Input> extends Part<About<Input>> {
  scan: Scan;
}

export interface ReadPack {
  accessRequest: RequestAccessInput;
  documents: ScannedPart<UploadDocumentInput>[];
  letters: ScannedPart<AddRecommendationLetterInput>[];
  people: Part<Omit<AddKeyPersonInput, 'partnerId'>>[];
  declaration: DeclaredPart;
  sections: SectionPart[];
}

export interface Reading {
  /** Null with blocking problems. */
  pack: ReadPack | null;
  problems: PackProblem[];
  sha256: string;
}

export interface ReadingParts {
  documents: DocumentService;
  checklists: ChecklistService;
  forms: OfflineFormService;
}

const mostProblems = 200;
/** Stands for the partner, which there is none of yet, where an input is only looked at. */
const nobody = newId();

/** Reads a filled pack and tells all that is wrong with it at once, by the rules that hold online; changes nothing. */
export class OfflinePackReadingService {
  constructor(
    private readonly work: Work,
    private readonly parts: ReadingParts,
  ) {}

  async check(input: CheckOfflinePackInput) {
    const { problems, sha256 } = await this.read(input);
    await this.work.audit.record({ objectType: 'OfflinePack', objectId: input.fileId, detail: { sha256 } });
    return { importable: !problems.some(({ blocking }) => blocking), problems };
  }

  async read({ fileId, papers }: CheckOfflinePackInput): Promise<Reading> {
    const { files, viewer, database } = this.work;
    const use = { kind: offlinePackFile, agency: viewer.agency, subject: viewer.subject };
    const chunks: Buffer[] = [];
    for await (const chunk of files.read(fileId, use, database.manager)) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const problems: PackProblem[] = [];
    const shape = this.open(bytes, problems);
    const pack = shape && (await this.readParts(shape, papers, problems));
    const blocked = problems.some(({ blocking }) => blocking);
    return { pack: blocked ? null : pack, problems: problems.slice(0, mostProblems), sha256 };
  }

  private open(bytes: Buffer, problems: PackProblem[]): PackShape | null {
    const blocking = true;
    let raw: unknown;
    try {
      raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    } catch {
      problems.push({ path: '', reason: 'NOT_JSON', message: 'The file is not JSON in UTF-8.', blocking });
      return null;
    }
    for (const path of findPoison(raw)) {
      problems.push({ path, reason: 'WRONG_SHAPE', message: 'No form has such a part.', blocking });
    }
    if (problems.length > 0) return null;
    const shape = readShape(packShape, raw, '', problems);
    if (shape && shape.agency !== this.work.viewer.agency) {
      const message = 'The pack was drawn up by another agency; its checklist is not yours.';
      problems.push({ path: 'agency', reason: 'FOREIGN_PACK', message, blocking });
    }
    return shape;
  }

  private async readParts(
    shape: PackShape,
    papers: OfflinePaperInput[],
    problems: PackProblem[],
  ): Promise<ReadPack | null> {
    const { forms } = this.parts;
    const sent = await this.paperFiles(papers, problems);
    const accessRequest = this.readAccessRequest(shape.accessRequest, problems);
    const { documents, types } = await this.readDocuments(shape, accessRequest, sent, problems);
    const letters = await this.readLetters(shape, sent, problems);
    const people = this.readPeople(shape, problems);
    const declaration = await forms.readDeclaration(shape.declaration, accessRequest?.track ?? null, problems);
    const sections = forms.readSections(shape.profile.sections, types, problems);
    if (!people.some(({ input }) => input.role === 'HEAD')) {
      const message = 'Name the head of the organisation, who stands for the declaration (R-INV-5).';
      problems.push({ path: 'keyPersons', reason: 'MISSING_REQUIREMENT', message, blocking: true });
    }
    if (!accessRequest || !declaration) return null;
    await this.findGaps(accessRequest, types, problems);
    return { accessRequest, documents, letters, people, declaration, sections };
  }

  private async paperFiles(papers: OfflinePaperInput[], problems: PackProblem[]): Promise<Map<string, string>> {
    const { files, viewer, database } = this.work;
    const sent = new Map<string, string>();
    for (const [index, { name, fileId }] of papers.entries()) {
      const use = { kind: partnerDocumentFile, agency: viewer.agency, subject: viewer.subject };
      try {
        await files.require(fileId, use, database.manager);
        sent.set(name, fileId);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        problems.push({
          path: `input.papers.${index}`,
          reason: 'FILE_MISSING',
          message: error.message,
          blocking: true,
        });
      }
    }
    return sent;
  }

  private readAccessRequest(raw: unknown, problems: PackProblem[]): RequestAccessInput | null {
    const read = readShape(accessRequestShape, raw, 'accessRequest', problems);
    if (!read) return null;
    const input = Object.assign(new RequestAccessInput(), {
      ...read,
      channel: IntakeChannel.OFFLINE,
      otherNames: read.otherNames.map((name) => Object.assign(new PartnerNameInput(), name)),
      authorizedPerson: Object.assign(new AuthorizedPersonInput(), read.authorizedPerson),
    });
    checkInput(input, 'accessRequest', problems);
    if (read.legalName !== '' && !foldName(read.legalName)) {
      const message = 'A name has at least one letter or digit.';
      problems.push({ path: 'accessRequest.legalName', reason: 'INVALID_VALUE', message, blocking: true });
    }
    return input;
  }

  private async readDocuments(
    { documents: entries }: PackShape,
    request: RequestAccessInput | null,
    sent: Map<string, string>,
    problems: PackProblem[],
  ): Promise<{ documents: ReadPack['documents']; types: string[] }> {
    const known = new Set((await this.parts.documents.types(null)).map(({ code }) => code));
    const seen = new Set<string>();
    const found: ReadPack['documents'] = [];
    for (const [index, raw] of entries.entries()) {
      if (isBlank(raw, 'type', 'label', 'required')) continue;
      const path = `documents.${index}`;
      const read = readShape(documentShape, raw, path, problems);
      if (!read) continue;
      const { label: _label, required: _required, content, fileName, sha256, ...about } = read;
      const refuse = (field: string, message: string) =>
        problems.push({ path: `${path}.${field}`, reason: 'INVALID_VALUE', message, blocking: true });
      if (!known.has(about.type)) refuse('type', 'Unknown type; the empty pack lists those in use.');
      if (about.type === 'RECOMMENDATION_LETTER') refuse('type', 'Letters stand in recommendationLetters.');
      if (seen.has(about.type)) refuse('type', 'Another document of the pack has this type.');
      seen.add(about.type);
      checkInput(Object.assign(new UploadDocumentInput(), about), path, problems);
      const wrong = request && findClaimProblem(about, request.countryOfOrigin, this.today());
      if (wrong) refuse(wrong.field, wrong.message);
      const scan = await this.readScan({ path, content, fileName, sha256 }, sent, problems);
      if (scan) found.push({ path, input: about, scan });
    }
    // Also those with a problem, so that what points to them is not told as another one.
    return { documents: found, types: [...seen] };
  }

  private async readLetters(
    { recommendationLetters: entries }: PackShape,
    sent: Map<string, string>,
    problems: PackProblem[],
  ): Promise<ReadPack['letters']> {
    const found: ReadPack['letters'] = [];
    for (const [index, raw] of entries.entries()) {
      if (isBlank(raw)) continue;
      const path = `recommendationLetters.${index}`;
      const read = readShape(letterShape, raw, path, problems);
      if (!read) continue;
      const { content, fileName, sha256, ...about } = read;
      checkInput(Object.assign(new AddRecommendationLetterInput(), about), path, problems);
      const scan = await this.readScan({ path, content, fileName, sha256 }, sent, problems);
      if (scan) found.push({ path, input: about, scan });
    }
    return found;
  }

  private readPeople({ keyPersons: entries }: PackShape, problems: PackProblem[]): ReadPack['people'] {
    return entries.flatMap((raw, index) => {
      const path = `keyPersons.${index}`;
      const read = isBlank(raw, 'role') ? null : readShape(keyPersonShape, raw, path, problems);
      if (!read) return [];
      checkInput(Object.assign(new AddKeyPersonInput(), { ...read, partnerId: nobody }), path, problems);
      return [{ path, input: read }];
    });
  }

  private async readScan(
    entry: { path: string; content: string | null; fileName: string | null; sha256: string | null },
    sent: Map<string, string>,
    problems: PackProblem[],
  ): Promise<Scan | null> {
    const { path, content, fileName, sha256 } = entry;
    const refuse = (field: string, reason: string, message: string) => {
      problems.push({ path: `${path}.${field}`, reason, message, blocking: true });
      return null;
    };
    if (content === null) {
      const fileId = fileName === null ? undefined : sent.get(fileName);
      if (fileId) return { fileId };
      if (fileName === null) return refuse('content', 'FILE_MISSING', 'Put the scan in, or name it in fileName.');
      return refuse('fileName', 'FILE_MISSING', 'No scan of this name was sent with the pack.');
    }
    const bytes = decodeBase64(content);
    if (!bytes) return refuse('content', 'FILE_REFUSED', 'This is not base64.');
    const look = await this.work.files.look(partnerDocumentFile, bytes);
    if ('problem' in look) return refuse('content', 'FILE_REFUSED', look.problem);
    if (sha256 !== null && sha256.toLowerCase() !== createHash('sha256').update(bytes).digest('hex')) {
      return refuse('sha256', 'FILE_REFUSED', 'The bytes do not have this SHA-256.');
    }
    return { bytes, contentType: look.contentType, name: fileName ?? `scan.${look.contentType}` };
  }

  /** What the checklist will ask for and the pack does not bring: staff can key it later, or it is waived. */
  private async findGaps(request: RequestAccessInput, types: string[], problems: PackProblem[]): Promise<void> {
    const asked = await this.parts.checklists.requirementsOf(request.track, this.work.viewer.agency);
    for (const { documentType, labelEn } of asked) {
      if (documentType === null || types.includes(documentType)) continue;
      const message = `The checklist asks for it, and it is not in the pack: ${labelEn}.`;
      problems.push({ path: 'documents', reason: 'INCOMPLETE', message, blocking: false });
    }
  }

  private readonly today = () => dayOf(this.work.clock.now());
}
