import { AppError, forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import type { FileLink } from '@partner-commons/platform/files/file-store';
import { foldName } from '@partner-commons/platform/fold';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { confidential } from '@partner-commons/platform/redaction';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerService } from '../../identity/partners/partner.service';
import { CheckOutcome } from '../documents/document.entity';
import { partnerDocumentFile } from '../documents/document.rules';
import { downloadLifetime } from '../documents/document.service';
import { phaseOf } from '../papers/paper.rules';
import type { PaperDesk } from '../papers/paper-desk.service';
import type { RecommendationDetail, RecommendationLetter } from './recommendation.entity';
import type { AddRecommendationLetterInput, VerifyRecommendationLetterInput } from './recommendation.inputs';
import { RecommendationRepository } from './recommendation.repository';
import { letterReaders, mayReadLetter } from './recommendation.rules';
import { RecommendationContentRepository, type RecommendationContentRow } from './recommendation-content.repository';

export class RecommendationService {
  private readonly repository: RecommendationRepository;

  constructor(
    private readonly work: Work,
    private readonly features: { partners: PartnerService; desk: PaperDesk },
  ) {
    this.repository = new RecommendationRepository(work.database.manager);
  }

  private readonly byPartner = rowsLoader(
    (ids) => this.repository.findByPartners(ids),
    (row: RecommendationLetter) => row.partnerId,
  );
  private readonly contents = rowLoader(
    (ids) => this.readContents(ids),
    (row: RecommendationContentRow) => row.letterId,
  );

  /** Of a partner that the caller has been allowed to see. */
  ofPartner(partnerId: string): Promise<RecommendationLetter[]> {
    return this.byPartner.load(partnerId);
  }

  async detail(letter: RecommendationLetter): Promise<RecommendationDetail | null> {
    if (!mayReadLetter(this.work.viewer, letter.sponsorAgency)) return null;
    const row = await this.contents.load(letter.id);
    if (!row) return null;
    const { issuerName, issuerPartnerId, sha256, signatorySealed } = row;
    const signatory = this.work.cipher.open(signatorySealed, sealOf(letter.id));
    return { issuerName, issuerPartnerId, signatory, sha256 };
  }

  redaction({ sponsorAgency }: RecommendationLetter) {
    if (mayReadLetter(this.work.viewer, sponsorAgency)) return null;
    return confidential(
      `Who recommends is for ${letterReaders.join(', ')} of ${sponsorAgency ?? 'the vetting agency'}.`,
    );
  }

  async add(input: AddRecommendationLetterInput): Promise<RecommendationLetter> {
    const { viewer, clock, files, database, audit } = this.work;
    const { partner, registration } = await this.features.desk.handIn(input.partnerId);
    if (phaseOf(registration?.state ?? null) !== 'COLLECTING') {
      throw new AppError('CONFLICT', 'Letters are taken while documents or information are asked for.', {
        reason: 'INVALID_STATE',
        facts: { state: registration?.state ?? null },
      });
    }
    if (input.date > dayOf(clock.now())) throw invalidInput('The date of the letter lies in the future.', 'input.date');
    const issuerKeys = await this.keysOf(partner.id, input);
    const use = { kind: partnerDocumentFile, agency: viewer.agency, subject: viewer.subject };
    const file = await files.require(input.fileId, use, database.manager);
    const letter: RecommendationLetter = {
      id: newId(),
      partnerId: partner.id,
      issuerType: input.issuerType,
      issuerKeys,
      date: input.date,
      sponsorAgency: registration?.sponsorAgency ?? null,
      handedInBy: viewer.subject ?? viewer.kind,
      agency: viewer.agency,
      handedInAt: clock.now(),
      outcome: null,
      verifiedAgency: null,
      verifiedAt: null,
    };
    await this.repository.insert(letter);
    const content: RecommendationContentRow = {
      letterId: letter.id,
      partnerId: partner.id,
      sponsorAgency: letter.sponsorAgency,
      issuerName: input.issuerName.trim(),
      issuerPartnerId: input.issuerPartnerId ?? null,
      signatorySealed: this.work.cipher.seal(input.signatory.trim(), sealOf(letter.id)),
      fileId: file.id,
      sha256: file.sha256,
    };
    await database.confidential((transaction) => new RecommendationContentRepository(transaction).insert(content));
    this.byPartner.clear(partner.id);
    await audit.record({ objectType: 'RecommendationLetter', objectId: letter.id, detail: { partnerId: partner.id } });
    return letter;
  }

  /** Stands for the input where a repeated call is recognised, so that no signatory can be guessed from there. */
  digest(input: AddRecommendationLetterInput): object {
    return { digest: this.work.cipher.hash(JSON.stringify(Object.entries(input).sort())) };
  }

  async verify({ letterId, outcome, note }: VerifyRecommendationLetterInput): Promise<RecommendationLetter> {
    const { viewer, clock, database, audit } = this.work;
    const letter = await this.get(letterId);
    await this.features.desk.decide(letter.partnerId, letter.handedInBy, 'VERIFIER', 'VETTING_OFFICER');
    this.requireReader(letter);
    if (outcome === CheckOutcome.REFUSED && !note?.trim()) throw invalidInput('Say why it is refused.', 'input.note');
    const at = clock.now();
    const verified = { ...letter, outcome, verifiedAgency: viewer.agency, verifiedAt: at };
    await this.repository.saveOutcome(verified);
    await database.confidential((transaction) =>
      new RecommendationContentRepository(transaction).insertCheck({
        id: newId(),
        letterId,
        sponsorAgency: letter.sponsorAgency,
        outcome,
        note: note ?? null,
        decidedBy: viewer.subject ?? viewer.kind,
        agency: viewer.agency ?? '',
        at,
      }),
    );
    this.byPartner.clear(letter.partnerId);
    await audit.record({ objectType: 'RecommendationLetter', objectId: letterId, detail: { outcome } });
    return verified;
  }

  async createDownload(letterId: string): Promise<FileLink> {
    const letter = await this.get(letterId);
    this.requireReader(letter);
    const content = await this.contents.load(letterId);
    if (!content) throw notFound('letter');
    await this.work.audit.record({
      objectType: 'RecommendationLetter',
      objectId: letterId,
      detail: { sha256: content.sha256 },
    });
    return this.work.files.createDownload(content.fileId, downloadLifetime);
  }

  async get(id: string): Promise<RecommendationLetter> {
    const letter = isId(id) ? await this.repository.find(id) : null;
    if (!letter || !(await this.features.partners.find(letter.partnerId))) throw notFound('letter');
    return letter;
  }

  private requireReader({ sponsorAgency }: RecommendationLetter): void {
    if (mayReadLetter(this.work.viewer, sponsorAgency)) return;
    throw forbidden(`Letters are for ${letterReaders.join(' or ')} of the sponsoring agency.`);
  }

  /** Every name by which the issuer is known, hashed: who recommends twice counts once, under whichever name (R-INV-3). */
  private async keysOf(partnerId: string, input: AddRecommendationLetterInput): Promise<string[]> {
    const names = [foldName(input.issuerName)];
    if (!names[0]) throw invalidInput('A name has at least one letter or digit.', 'input.issuerName');
    if (input.issuerPartnerId) {
      if (this.work.viewer.kind === 'PARTNER') {
        throw invalidInput('Give the name of the issuer alone; staff link it.', 'input.issuerPartnerId');
      }
      const issuer = await this.features.partners.get(input.issuerPartnerId);
      names.push(issuer.id, ...(await this.features.partners.names(issuer.id)).map(({ folded }) => folded));
    }
    const own = await this.features.partners.names(partnerId);
    if (names.includes(partnerId) || own.some(({ folded }) => names.includes(folded))) {
      throw new AppError('INVALID_INPUT', 'A partner cannot recommend itself.', {
        field: 'input.issuerName',
        rule: 'R-INV-3',
      });
    }
    return [...new Set(names)].map((name) => this.work.cipher.hash(`issuer:${name}`));
  }

  private readContents(ids: readonly string[]): Promise<RecommendationContentRow[]> {
    return this.work.database.confidential(async (transaction) => {
      const rows = await new RecommendationContentRepository(transaction).findByLetters(ids);
      const trail = this.work.audit.within(transaction, 'RecommendationLetter.detail');
      await trail.record({
        objectType: 'RecommendationLetter',
        detail: { letterIds: rows.map(({ letterId }) => letterId) },
      });
      return rows;
    });
  }
}

const sealOf = (letterId: string) => `recommendation-letter:${letterId}`;
