import type { EntityManager } from 'typeorm';
import type { PartnerDocument } from './document.entity';
import type { DocumentType } from './document-type.entity';

const columns = `d.id, d.partner_id AS "partnerId", d.type, d.level, d.version, d.issued_on::text AS "issuedOn",
  d.expires_on::text AS "expiresOn", d.handed_in_by AS "handedInBy", d.agency, d.handed_in_at AS "handedInAt",
  d.superseded_at AS "supersededAt", d.outcome, d.verified_agency AS "verifiedAgency", d.verified_at AS "verifiedAt"`;

/** What every agency may know of the papers of a partner; what they say is in document-content.repository.ts. */
export class DocumentRepository {
  constructor(private readonly manager: EntityManager) {}

  /** In force on a day. */
  findTypes(on: string): Promise<DocumentType[]> {
    return this.manager.query(
      `/* DocumentRepository.findTypes */
       SELECT code, label_en AS "labelEn", label_fr AS "labelFr", level, vetted, place, valid_from::text AS "validFrom",
              valid_until::text AS "validUntil"
       FROM document_type WHERE valid_from <= $1 AND (valid_until IS NULL OR valid_until > $1) ORDER BY place, code LIMIT 100`,
      [on],
    );
  }

  async find(id: string): Promise<PartnerDocument | null> {
    const [row] = await this.manager.query(
      `/* DocumentRepository.find */ SELECT ${columns} FROM partner_document d WHERE d.id = $1`,
      [id],
    );
    return row ?? null;
  }

  findCurrent(partnerIds: readonly string[]): Promise<PartnerDocument[]> {
    return this.manager.query(
      `/* DocumentRepository.findCurrent */
       SELECT ${columns} FROM partner_document d
       WHERE d.partner_id = ANY ($1) AND d.superseded_at IS NULL ORDER BY d.partner_id, d.id`,
      [partnerIds],
    );
  }

  /** All versions, the newest 100 of each partner. */
  findAll(partnerIds: readonly string[]): Promise<PartnerDocument[]> {
    return this.manager.query(
      `/* DocumentRepository.findAll */
       SELECT d.* FROM unnest($1::uuid[]) AS asked (partner_id) CROSS JOIN LATERAL (
         SELECT ${columns} FROM partner_document d WHERE d.partner_id = asked.partner_id ORDER BY d.id DESC LIMIT 100
       ) AS d ORDER BY d."partnerId", d.id`,
      [partnerIds],
    );
  }

  /** So that versions of one partner come one after the other. */
  async lockPartner(partnerId: string): Promise<void> {
    await this.manager.query(
      '/* DocumentRepository.lockPartner */ SELECT 1 FROM partner WHERE id = $1 FOR NO KEY UPDATE',
      [partnerId],
    );
  }

  /** Ends the version in place; gives its number, or 0 when there was none. */
  async supersede(partnerId: string, type: string, at: Date): Promise<number> {
    const [rows] = await this.manager.query(
      `/* DocumentRepository.supersede */
       UPDATE partner_document SET superseded_at = $3
       WHERE partner_id = $1 AND type = $2 AND superseded_at IS NULL RETURNING version`,
      [partnerId, type, at],
    );
    return rows[0]?.version ?? 0;
  }

  async insert(document: PartnerDocument): Promise<void> {
    await this.manager.query(
      `/* DocumentRepository.insert */
       INSERT INTO partner_document (id, partner_id, type, level, version, issued_on, expires_on, handed_in_by, agency,
                                     handed_in_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        document.id,
        document.partnerId,
        document.type,
        document.level,
        document.version,
        document.issuedOn,
        document.expiresOn,
        document.handedInBy,
        document.agency,
        document.handedInAt,
      ],
    );
  }

  /** False when a newer version has taken its place. */
  async saveOutcome({ id, outcome, verifiedAgency, verifiedAt }: PartnerDocument): Promise<boolean> {
    const [rows] = await this.manager.query(
      `/* DocumentRepository.saveOutcome */
       UPDATE partner_document SET outcome = $2, verified_agency = $3, verified_at = $4
       WHERE id = $1 AND superseded_at IS NULL RETURNING id`,
      [id, outcome, verifiedAgency, verifiedAt],
    );
    return rows.length > 0;
  }
}
