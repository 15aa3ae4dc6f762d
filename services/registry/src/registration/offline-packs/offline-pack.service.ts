import type { FileLink } from '@partner-commons/platform/files/file-store';
import type { Work } from '@partner-commons/platform/work';
import { KeyPersonRole } from '../../identity/key-persons/key-person.view';
import { PartnerType } from '../../identity/partners/partner.entity';
import { PartnerNameKind } from '../../identity/partners/partner-name.entity';
import { sections } from '../../profile/profile-sections/section.catalogue';
import { describeSection } from '../../profile/profile-sections/section-form.rules';
import type { ChecklistService } from '../checklists/checklist.service';
import { type DeclarationLedger, textOf } from '../declarations/declaration-ledger.service';
import type { DocumentService } from '../documents/document.service';
import { PaperLanguage } from '../papers/paper-language.enum';
import { IssuerType } from '../recommendations/recommendation.entity';
import { IdentificationChannel } from '../registrations/registration.entity';
import { packFormat, packVersion } from './offline-pack.format';
import type { CreateOfflinePackInput } from './offline-pack.inputs';
import { instructions } from './offline-pack.instructions';

export interface PackParts {
  checklists: ChecklistService;
  documents: DocumentService;
  declarations: DeclarationLedger;
}

/** Long enough to click, too short to pass on. */
const downloadLifetime = 5 * 60_000;
const emptyScan = { content: null, fileName: null, sha256: null };

/** Draws up the forms for a partner without a connection: everything that it would be asked online, in one file (UNHCR-53). */
export class OfflinePackService {
  constructor(
    private readonly work: Work,
    private readonly parts: PackParts,
  ) {}

  async create(input: CreateOfflinePackInput): Promise<FileLink> {
    const { viewer, files, database, audit } = this.work;
    const bytes = Buffer.from(`${JSON.stringify(await this.compile(input), null, 2)}\n`, 'utf8');
    const made = {
      kind: 'OFFLINE_PACK_FORM',
      name: `registration-${input.track}-${input.countryOfOrigin}.json`.toLowerCase(),
      agency: viewer.agency,
      createdBy: viewer.subject ?? viewer.kind,
      contentType: 'json' as const,
    };
    const id = await files.keep(made, once(bytes), database.manager);
    await audit.record({ objectType: 'OfflinePack', objectId: id, detail: { track: input.track } });
    return files.createDownload(id, downloadLifetime);
  }

  private async compile({ track, countryOfOrigin, language }: CreateOfflinePackInput) {
    const { viewer, clock } = this.work;
    const { documents, letters } = await this.papersFor(track, language);
    return {
      format: packFormat,
      version: packVersion,
      agency: viewer.agency,
      createdAt: clock.now(),
      instructions,
      accessRequest: { ...emptyAccessRequest, countryOfOrigin, track },
      documents,
      recommendationLetters: Array.from({ length: letters }, () => ({ ...emptyLetter, ...emptyScan })),
      keyPersons: [KeyPersonRole.HEAD, KeyPersonRole.BOARD].map((role) => ({ role, ...emptyPerson })),
      declaration: await this.declarationIn(language),
      profile: {
        sections: sections.map((section) => ({
          ...describeSection(section, language === PaperLanguage.FR ? 'fr' : 'en'),
          content: {},
        })),
      },
      lists: {
        primaryType: Object.values(PartnerType),
        nameKind: Object.values(PartnerNameKind),
        identificationChannel: Object.values(IdentificationChannel),
        issuerType: Object.values(IssuerType),
        keyPersonRole: Object.values(KeyPersonRole),
      },
    };
  }

  /** What the checklist asks for comes first, then everything else that a partner may hand in. */
  private async papersFor(track: string, language: PaperLanguage) {
    const { checklists, documents } = this.parts;
    const asked = await checklists.requirementsOf(track, this.work.viewer.agency);
    const types = (await documents.types(null)).filter(({ code }) => code !== 'RECOMMENDATION_LETTER');
    const requiredOf = (code: string) => asked.find(({ documentType }) => documentType === code)?.required ?? 0;
    return {
      letters: asked.find(({ documentType }) => documentType === null)?.required ?? 0,
      documents: types
        .sort((left, right) => requiredOf(right.code) - requiredOf(left.code) || left.place - right.place)
        .map(({ code, labelEn, labelFr }) => ({
          type: code,
          label: language === PaperLanguage.FR ? labelFr : labelEn,
          required: requiredOf(code),
          ...emptyDocument,
          ...emptyScan,
        })),
    };
  }

  private async declarationIn(language: PaperLanguage) {
    const { declarations } = this.parts;
    const version = (await declarations.inForce())?.version ?? '';
    const statements = await declarations.statements(version);
    return {
      templateVersion: version,
      language,
      statements: statements.map((one) => ({
        code: one.code,
        mandatory: one.mandatory,
        text: textOf(one, language),
      })),
      answers: statements.map(({ code }) => ({ code, answer: null })),
      signatory: { name: '', title: '' },
      signedOn: null,
    };
  }
}

const emptyAccessRequest = {
  legalName: '',
  acronym: null,
  otherNames: [],
  primaryType: null,
  authorizedPerson: { name: '', title: '', email: '', phone: null },
  identificationChannel: null,
  website: null,
  registrationNumber: null,
};
const emptyDocument = {
  title: '',
  issuingAuthority: null,
  country: null,
  registrationNumber: null,
  issuedOn: null,
  expiresOn: null,
};
const emptyLetter = { issuerType: null, issuerName: '', signatory: '', date: null };
const emptyPerson = {
  fullName: '',
  nameOriginalScript: null,
  title: null,
  nationality: null,
  birthYear: null,
  since: null,
};

export async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
