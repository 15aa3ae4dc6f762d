import { AppError, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { HoldService } from '../../engaging/holds/hold.service';
import type { NoticeService } from '../notices/notice.service';
import { PaperLanguage } from '../papers/paper-language.enum';
import { type DeclarationEvent, DeclarationState, type PartnerDeclaration } from './declaration.entity';
import { DeclarationRepository, type RecordedDeclaration } from './declaration.repository';
import { isValidAt, resignBy, type SignedContent, signedTextOf } from './declaration.rules';
import type { DeclarationStatement, DeclarationTemplate } from './declaration-template.entity';

/** Changes of a partner after which it must sign again (R-INV-5). */
export type DeclarationCause = 'LEGAL_NAME_CHANGED' | 'HEAD_CHANGED' | 'BOARD_CHANGED' | 'SIGNATORY_CHANGED';

/** Why a declaration came into a state. */
interface StateChange {
  state: DeclarationState;
  cause?: string | null;
  note?: string | null;
  resignBy?: Date | null;
}

/** A partner may not be selected or sign while what it declared no longer stands. */
export const declarationHold = { source: 'DECLARATION', code: 'DECLARATION_INVALID' } as const;

/** What partners signed and whether it holds. Knows no partners, so that those who change a partner can tell it. */
export class DeclarationLedger {
  private readonly repository: DeclarationRepository;
  private known: Promise<DeclarationTemplate[]> | null = null;

  constructor(
    private readonly work: Work,
    private readonly features: { holds: HoldService; notices: NoticeService },
  ) {
    this.repository = new DeclarationRepository(work.database.manager);
  }

  private readonly byPartner = rowsLoader(
    (ids) => this.repository.findByPartners(ids),
    (row: PartnerDeclaration) => row.partnerId,
  );
  private readonly eventsOf = rowsLoader(
    (ids) => this.repository.findEvents(ids),
    (row: DeclarationEvent) => row.declarationId,
  );
  private readonly statementsOf = rowsLoader(
    (versions) => this.repository.findStatements(versions),
    (row: DeclarationStatement) => row.templateVersion,
  );

  templates(): Promise<DeclarationTemplate[]> {
    this.known ??= this.repository.findTemplates();
    return this.known;
  }

  /** The one that is signed at an instant. */
  async inForce(at: Date = this.work.clock.now()): Promise<DeclarationTemplate | null> {
    const day = dayOf(at);
    const covers = ({ effectiveFrom, effectiveUntil }: DeclarationTemplate) =>
      effectiveFrom <= day && (effectiveUntil === null || effectiveUntil > day);
    return (await this.templates()).find(covers) ?? null;
  }

  async template(version: string | null): Promise<DeclarationTemplate | null> {
    if (version === null) return this.inForce();
    return (await this.templates()).find((template) => template.version === version) ?? null;
  }

  statements(version: string): Promise<DeclarationStatement[]> {
    return this.statementsOf.load(version);
  }

  /** Newest first, of a partner that the caller has been allowed to see. */
  ofPartner(partnerId: string): Promise<PartnerDeclaration[]> {
    return this.byPartner.load(partnerId);
  }

  /** The last one that was signed. */
  async current(partnerId: string): Promise<PartnerDeclaration | null> {
    return (await this.ofPartner(partnerId))[0] ?? null;
  }

  history(declarationId: string): Promise<DeclarationEvent[]> {
    return this.eventsOf.load(declarationId);
  }

  async get(id: string): Promise<PartnerDeclaration> {
    const found = isId(id) ? await this.repository.find(id) : null;
    if (!found) throw notFound('declaration');
    return found;
  }

  /** The declaration that was valid at an instant by what was on record then; null when none was (R-INV-5). */
  async validAt(partnerId: string, at: Date): Promise<RecordedDeclaration | null> {
    const known = await this.repository.findAsOf(partnerId, at);
    const template = await this.inForce(at);
    return known.find((declaration) => isValidAt(declaration, template?.version ?? null, at)) ?? null;
  }

  async isValid(declaration: PartnerDeclaration): Promise<boolean> {
    const now = this.work.clock.now();
    return isValidAt(declaration, (await this.inForce(now))?.version ?? null, now);
  }

  /** Refused as PRECONDITION_FAILED / MISSING_REQUIREMENT by R-INV-5. */
  async requireValid(partnerId: string): Promise<void> {
    if (await this.validAt(partnerId, this.work.clock.now())) return;
    throw new AppError(
      'PRECONDITION_FAILED',
      'The partner has no valid declaration; an administrator of it must sign.',
      {
        reason: 'MISSING_REQUIREMENT',
        rule: 'R-INV-5',
        facts: { missing: ['DECLARATION'] },
      },
    );
  }

  /** The text that was signed, put together again from what is kept: its SHA-256 is the content hash. */
  async signedText(declaration: PartnerDeclaration): Promise<string> {
    return signedTextOf(await this.contentOf(declaration));
  }

  signatory({ id, signatorySealed }: PartnerDeclaration): SignedContent['signatory'] {
    return JSON.parse(this.work.cipher.open(signatorySealed, sealOf(id)));
  }

  seal(declarationId: string, signatory: SignedContent['signatory']): string {
    return this.work.cipher.seal(JSON.stringify(signatory), sealOf(declarationId));
  }

  /** For the memory of repeated calls, from which nobody may guess who signed. */
  digest(input: object): object {
    return { digest: this.work.cipher.hash(JSON.stringify(input)) };
  }

  /**
   * R-INV-5: what was declared no longer stands. The partner keeps its agreements, but is not selected and signs nothing until
   * it has signed again, for which it has 30 days. Nothing happens when nothing is signed.
   */
  async invalidate(partnerId: string, cause: DeclarationCause): Promise<void> {
    const open = await this.repository.lockOpen(partnerId);
    const live = open.find(({ state }) => state === DeclarationState.SIGNED || state === DeclarationState.IN_FORCE);
    if (!live) return;
    const deadline = resignBy(this.work.clock.now());
    await this.move(live, { state: DeclarationState.INVALIDATED, cause, resignBy: deadline });
    await this.features.holds.place({
      ...declarationHold,
      partnerId,
      message: 'The declaration is no longer valid; the partner must sign again.',
      purposes: ['SELECT', 'SIGN'],
      ref: live.id,
    });
    await this.features.notices.due('DECLARATION_INVALID', { registrationId: live.registrationId, partnerId });
  }

  /** A later one takes the place of all that are open, and nothing is held any more. */
  async add(declaration: PartnerDeclaration, cause: string | null): Promise<void> {
    const { partnerId } = declaration;
    for (const before of await this.repository.lockOpen(partnerId)) {
      await this.move(before, { state: DeclarationState.SUPERSEDED });
    }
    await this.repository.insert(declaration);
    await this.noteState(declaration.id, { state: declaration.state, cause });
    this.byPartner.clear(partnerId);
    await this.features.holds.lift({ ...declarationHold, partnerId }, 'SIGNED_AGAIN');
  }

  async move(declaration: PartnerDeclaration, change: StateChange): Promise<PartnerDeclaration> {
    const { state, resignBy: deadline = null } = change;
    await this.repository.saveState(declaration.id, state, deadline);
    await this.noteState(declaration.id, change);
    this.byPartner.clear(declaration.partnerId);
    return { ...declaration, state, resignBy: deadline };
  }

  async contentOf(declaration: Omit<PartnerDeclaration, 'contentHash' | 'basisHash'>): Promise<SignedContent> {
    const { partnerId, legalName, templateVersion, language, answers, channel, signedAt } = declaration;
    const statements = await this.statements(templateVersion);
    return {
      partner: { id: partnerId, legalName },
      template: {
        version: templateVersion,
        language,
        statements: statements.map((statement) => ({
          code: statement.code,
          mandatory: statement.mandatory,
          text: textOf(statement, language),
        })),
      },
      answers,
      signatory: this.signatory(declaration as PartnerDeclaration),
      channel,
      signedAt: signedAt.toISOString(),
    };
  }

  private async noteState(declarationId: string, { state, cause = null, note = null }: StateChange): Promise<void> {
    const { viewer, clock, audit } = this.work;
    const actor = viewer.subject ?? viewer.kind;
    const event = { id: newId(), declarationId, state, cause, note, actor, agency: viewer.agency, at: clock.now() };
    await this.repository.insertEvent(event);
    this.eventsOf.clear(declarationId);
    await audit.record({ objectType: 'PartnerDeclaration', objectId: declarationId, detail: { state, cause } });
  }
}

export const textOf = ({ textEn, textFr }: DeclarationStatement, language: PaperLanguage) =>
  language === PaperLanguage.FR ? textFr : textEn;

const sealOf = (declarationId: string) => `declaration:${declarationId}`;
