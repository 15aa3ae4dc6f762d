import { AppError, forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import type { FileLink } from '@partner-commons/platform/files/file-store';
import { newId } from '@partner-commons/platform/id';
import { hasRole, partnerAdmins } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { ChangeService } from '../../identity/changes/change.service';
import type { PartnerService } from '../../identity/partners/partner.service';
import type { ScreeningBasisService } from '../../identity/screening-basis/screening-basis.service';
import { partnerDocumentFile } from '../documents/document.rules';
import { downloadLifetime } from '../documents/document.service';
import { keyers } from '../papers/paper-desk.service';
import { type Registration, RegistrationState } from '../registrations/registration.entity';
import { invalidState, type RegistrationService } from '../registrations/registration.service';
import { DeclarationChannel, DeclarationState, type PartnerDeclaration } from './declaration.entity';
import type { SignDeclarationInput } from './declaration.inputs';
import { DeclarationRepository } from './declaration.repository';
import { findStray, findUnmet, hashText, signedTextOf, validUntil } from './declaration.rules';
import type { DeclarationLedger } from './declaration-ledger.service';

/** Who tells whether the partner has a head. */
interface HeadSource {
  headName(partnerId: string): Promise<string | null>;
}

export interface SigningParts {
  partners: PartnerService;
  registrations: RegistrationService;
  basis: ScreeningBasisService;
  changes: ChangeService;
  heads: HeadSource;
  ledger: DeclarationLedger;
}

/** The scan of a declaration that was signed by hand and is keyed by staff (UNHCR-53). */
export interface OfflineSignature {
  scanFileId: string;
}

/** Those who were approved once sign again without a review: the signature alone is what was missing (R-INV-5, UNHCR-48). */
const approvedBefore: readonly RegistrationState[] = [
  RegistrationState.PROFILE_OPEN,
  RegistrationState.PROFILE_COMPLETE,
  RegistrationState.REGISTERED,
];

/** How a declaration is signed, by the partner or on paper. */
export class DeclarationSigningService {
  private readonly repository: DeclarationRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: SigningParts,
  ) {
    this.repository = new DeclarationRepository(work.database.manager);
  }

  async get(id: string): Promise<PartnerDeclaration> {
    const declaration = await this.parts.ledger.get(id);
    if (!(await this.parts.partners.find(declaration.partnerId))) throw notFound('declaration');
    return declaration;
  }

  /** Every agency and the partner may read what was declared (domain-model.md 2.8). */
  async createDownload(declarationId: string): Promise<FileLink> {
    const { scanFileId, scanSha256 } = await this.get(declarationId);
    if (!scanFileId) throw notFound('scan');
    await this.work.audit.record({
      objectType: 'PartnerDeclaration',
      objectId: declarationId,
      detail: { sha256: scanSha256 },
    });
    return this.work.files.createDownload(scanFileId, downloadLifetime);
  }

  /** Asks for a screening of what was signed; a first declaration then waits for it and for the review. */
  async sign(input: SignDeclarationInput, offline: OfflineSignature | null = null): Promise<PartnerDeclaration> {
    const { viewer, clock, outbox } = this.work;
    const { registrations, basis, changes, ledger } = this.parts;
    const partner = await this.parts.partners.get(input.partnerId);
    const registration = await this.lockToSign(partner.id, offline);
    await this.requireComplete(input, registration);
    const scan = offline && (await this.scanOf(offline));
    const again = approvedBefore.includes(registration.state);
    const signedAt = clock.now();
    const id = newId();
    const { name, title } = input.signatory;
    const signed = {
      id,
      partnerId: partner.id,
      registrationId: registration.id,
      templateVersion: input.templateVersion,
      language: input.language,
      answers: input.answers.map(({ code, answer }) => ({ code, answer })),
      legalName: partner.legalName,
      signatorySealed: ledger.seal(id, { name: name.trim(), title: title.trim() }),
      channel: offline ? DeclarationChannel.OFFLINE : DeclarationChannel.PORTAL,
      scanFileId: scan?.id ?? null,
      scanSha256: scan?.sha256 ?? null,
      signedAt,
      signedBy: viewer.subject ?? viewer.kind,
      agency: viewer.agency,
      validUntil: validUntil(signedAt),
      state: again ? DeclarationState.IN_FORCE : DeclarationState.SIGNED,
      resignBy: null,
    };
    const contentHash = hashText(signedTextOf(await ledger.contentOf(signed)));
    await this.repository.markSigned(partner.id, id);
    const basisHash = await basis.refresh(partner.id, 'DECLARATION_SIGNED');
    const declaration: PartnerDeclaration = { ...signed, contentHash, basisHash };
    await ledger.add(declaration, again ? 'RE_SIGNED' : null);
    await changes.record(partner.id, { declaration: partner.signedDeclarationId }, { declaration: id });
    await outbox.publish({
      type: 'registry.declaration-signed',
      subject: partner.id,
      audience: 'AGENCY',
      data: { partnerId: partner.id, declarationId: id, templateVersion: input.templateVersion, signedAt, contentHash },
    });
    if (!again) {
      await registrations.move(registration.id, { to: RegistrationState.SCREENING_HOLD, reason: 'SCREENING_PENDING' });
    }
    return declaration;
  }

  /** Only administrators of the partner sign (R-INV-5); staff key what was signed by hand, and then decide on nothing. */
  private async lockToSign(partnerId: string, offline: OfflineSignature | null): Promise<Registration> {
    const { viewer } = this.work;
    const { registrations } = this.parts;
    const found = await registrations.ofPartner(partnerId);
    if (!found) {
      throw new AppError('CONFLICT', 'The partner has no registration; it begins with a request for access.', {
        reason: 'INVALID_STATE',
      });
    }
    const registration = await registrations.lock(found.id);
    if (viewer.kind === 'AGENCY' && offline) {
      await registrations.requireResponsible(registration, ...keyers);
      await registrations.noteKeyed(registration.id);
    } else if (viewer.kind !== 'PARTNER' || !hasRole(viewer, ...partnerAdmins)) {
      throw forbidden(`Only ${partnerAdmins.join(' or ')} of the partner signs.`);
    }
    const { state } = registration;
    if (state !== RegistrationState.DECLARATION_PENDING && !approvedBefore.includes(state)) throw invalidState(state);
    return registration;
  }

  /** R-INV-5: the version in force, every mandatory statement YES, and a head who stands for it. */
  private async requireComplete(input: SignDeclarationInput, { track }: Registration): Promise<void> {
    const { ledger, heads } = this.parts;
    const template = await ledger.inForce();
    if (template?.version !== input.templateVersion) {
      throw new AppError('CONFLICT', 'Another version of the declaration is in force. Read that one and sign it.', {
        reason: 'TEMPLATE_SUPERSEDED',
        facts: { version: template?.version ?? null },
      });
    }
    const statements = await ledger.statements(input.templateVersion);
    const stray = findStray(statements, input.answers);
    if (stray !== null) throw invalidInput('Answer each statement of the declaration once.', 'input.answers');
    const missing = findUnmet(statements, input.answers, track);
    if ((await heads.headName(input.partnerId)) === null) missing.push('HEAD');
    if (missing.length === 0) return;
    throw new AppError('PRECONDITION_FAILED', `The declaration cannot be signed: ${missing.join(', ')} is missing.`, {
      reason: 'MISSING_REQUIREMENT',
      rule: 'R-INV-5',
      facts: { missing },
    });
  }

  private scanOf({ scanFileId }: OfflineSignature) {
    const { files, viewer, database } = this.work;
    return files.require(scanFileId, { kind: partnerDocumentFile, agency: viewer.agency }, database.manager);
  }
}
