import type { EntityManager } from 'typeorm';
import type { DeclarationEvent, DeclarationState, PartnerDeclaration } from './declaration.entity';
import type { DeclarationStatement, DeclarationTemplate } from './declaration-template.entity';

/** What was on record of a declaration at an instant. */
export interface RecordedDeclaration {
  id: string;
  templateVersion: string;
  validUntil: Date;
  state: DeclarationState;
}

/** A registration on hold whose screening has come to an end that it has not followed. */
export interface SettledScreening {
  partnerId: string;
  status: string;
  basisHash: string;
}

const columns = `d.id, d.partner_id AS "partnerId", d.registration_id AS "registrationId",
  d.template_version AS "templateVersion", d.language, d.answers, d.legal_name AS "legalName",
  d.signatory_sealed AS "signatorySealed", d.channel, d.scan_file_id AS "scanFileId", d.scan_sha256 AS "scanSha256",
  d.signed_at AS "signedAt", d.signed_by AS "signedBy", d.agency, d.content_hash AS "contentHash",
  d.basis_hash AS "basisHash", d.valid_until AS "validUntil", d.resign_by AS "resignBy"`;

const eventColumns = `e.id, e.declaration_id AS "declarationId", e.state, e.cause, e.note, e.actor, e.agency, e.at`;

export class DeclarationRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Newest first. */
  findTemplates(): Promise<DeclarationTemplate[]> {
    return this.manager.query(
      `/* DeclarationRepository.findTemplates */
       SELECT version, effective_from::text AS "effectiveFrom", effective_until::text AS "effectiveUntil"
       FROM declaration_template ORDER BY effective_from DESC, version DESC LIMIT 100`,
    );
  }

  findStatements(versions: readonly string[]): Promise<DeclarationStatement[]> {
    return this.manager.query(
      `/* DeclarationRepository.findStatements */
       SELECT template_version AS "templateVersion", code, place, mandatory, tracks, text_en AS "textEn", text_fr AS "textFr"
       FROM declaration_statement WHERE template_version = ANY ($1) ORDER BY template_version, place`,
      [versions],
    );
  }

  async find(id: string): Promise<PartnerDeclaration | null> {
    const [row] = await this.manager.query(
      `/* DeclarationRepository.find */ SELECT ${columns}, d.state FROM partner_declaration d WHERE d.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The newest 100 of each partner, newest first. */
  findByPartners(partnerIds: readonly string[]): Promise<PartnerDeclaration[]> {
    return this.manager.query(
      `/* DeclarationRepository.findByPartners */
       SELECT d.* FROM unnest($1::uuid[]) AS asked (partner_id) CROSS JOIN LATERAL (
         SELECT ${columns}, d.state FROM partner_declaration d
         WHERE d.partner_id = asked.partner_id ORDER BY d.id DESC LIMIT 100
       ) AS d ORDER BY d."partnerId", d.id DESC`,
      [partnerIds],
    );
  }

  /** With the state that was on record at an instant; newest first. */
  findAsOf(partnerId: string, at: Date): Promise<RecordedDeclaration[]> {
    return this.manager.query(
      `/* DeclarationRepository.findAsOf */
       SELECT d.id, d.template_version AS "templateVersion", d.valid_until AS "validUntil",
              e.state
       FROM partner_declaration d CROSS JOIN LATERAL (
         SELECT state FROM declaration_event WHERE declaration_id = d.id AND at <= $2 ORDER BY id DESC LIMIT 1
       ) AS e WHERE d.partner_id = $1 ORDER BY d.id DESC`,
      [partnerId, at],
    );
  }

  /** All that a later signature or a change takes the place of, locked. */
  lockOpen(partnerId: string): Promise<PartnerDeclaration[]> {
    return this.manager.query(
      `/* DeclarationRepository.lockOpen */
       SELECT ${columns}, d.state FROM partner_declaration d
       WHERE d.partner_id = $1 AND d.state IN ('SIGNED', 'IN_FORCE', 'RETURNED', 'INVALIDATED') ORDER BY d.id FOR UPDATE`,
      [partnerId],
    );
  }

  async insert(declaration: PartnerDeclaration): Promise<void> {
    await this.manager.query(
      `/* DeclarationRepository.insert */
       INSERT INTO partner_declaration (id, partner_id, registration_id, template_version, language, answers, legal_name,
                                        signatory_sealed, channel, scan_file_id, scan_sha256, signed_at, signed_by, agency,
                                        content_hash, basis_hash, valid_until, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        declaration.id,
        declaration.partnerId,
        declaration.registrationId,
        declaration.templateVersion,
        declaration.language,
        JSON.stringify(declaration.answers),
        declaration.legalName,
        declaration.signatorySealed,
        declaration.channel,
        declaration.scanFileId,
        declaration.scanSha256,
        declaration.signedAt,
        declaration.signedBy,
        declaration.agency,
        declaration.contentHash,
        declaration.basisHash,
        declaration.validUntil,
        declaration.state,
      ],
    );
  }

  async saveState(id: string, state: DeclarationState, resignBy: Date | null): Promise<void> {
    await this.manager.query(
      '/* DeclarationRepository.saveState */ UPDATE partner_declaration SET state = $2, resign_by = $3 WHERE id = $1',
      [id, state, resignBy],
    );
  }

  async insertEvent({ id, declarationId, state, cause, note, actor, agency, at }: DeclarationEvent): Promise<void> {
    await this.manager.query(
      `/* DeclarationRepository.insertEvent */
       INSERT INTO declaration_event (id, declaration_id, state, cause, note, actor, agency, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, declarationId, state, cause, note, actor, agency, at],
    );
  }

  findEvents(declarationIds: readonly string[]): Promise<DeclarationEvent[]> {
    return this.manager.query(
      `/* DeclarationRepository.findEvents */
       SELECT ${eventColumns} FROM declaration_event e WHERE e.declaration_id = ANY ($1) ORDER BY e.declaration_id, e.id`,
      [declarationIds],
    );
  }

  /** Which declaration a partner stands by, as part of what is screened. */
  async markSigned(partnerId: string, declarationId: string): Promise<void> {
    await this.manager.query(
      '/* DeclarationRepository.markSigned */ UPDATE partner SET signed_declaration_id = $2 WHERE id = $1',
      [partnerId, declarationId],
    );
  }

  /** Locks the partner, so that a change of what is screened comes before or after, never in between. */
  async lockBasisHash(partnerId: string): Promise<string | null> {
    const [row] = await this.manager.query(
      `/* DeclarationRepository.lockBasisHash */
       SELECT basis_hash AS "basisHash" FROM partner WHERE id = $1 FOR NO KEY UPDATE`,
      [partnerId],
    );
    return row?.basisHash ?? null;
  }

  /** On hold although the clearance for what the partner is now says otherwise. */
  findSettled(limit: number): Promise<SettledScreening[]> {
    return this.manager.query(
      `/* DeclarationRepository.findSettled */
       SELECT p.id AS "partnerId", c.status, c.basis_hash AS "basisHash"
       FROM registration r JOIN partner p ON p.id = r.partner_id
       JOIN clearance c ON c.partner_id = p.id AND c.basis_hash = p.basis_hash
       WHERE r.state = 'SCREENING_HOLD' AND (c.status IN ('CLEAR', 'BLOCKED')
         OR c.status = 'HITS_OPEN' AND r.reason IS DISTINCT FROM 'HITS_OPEN')
       ORDER BY r.id LIMIT $1`,
      [limit],
    );
  }
}
