import type { EntityManager } from 'typeorm';
import type { PartnerRow } from '../partners/partner.repository';

export type Description = Pick<
  PartnerRow,
  'categories' | 'roles' | 'attributes' | 'website' | 'protectedListing' | 'isNonProfit' | 'identificationChannel'
>;

export interface EvidenceRow {
  partnerId: string;
  code: string;
  documentId: string;
}

export class DescriptionRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Gives the new version, or null when somebody else wrote first. */
  async save(partnerId: string, expectedVersion: number, description: Description): Promise<number | null> {
    const [rows] = await this.manager.query(
      `/* DescriptionRepository.save */
       UPDATE partner SET categories = $3, roles = $4, attributes = $5, website = $6, protected_listing = $7,
         is_non_profit = $8, identification_channel = $9, version = version + 1
       WHERE id = $1 AND version = $2 RETURNING version`,
      [
        partnerId,
        expectedVersion,
        description.categories,
        description.roles,
        description.attributes,
        description.website,
        description.protectedListing,
        description.isNonProfit,
        description.identificationChannel,
      ],
    );
    return rows[0]?.version ?? null;
  }

  findEvidence(partnerIds: readonly string[]): Promise<EvidenceRow[]> {
    return this.manager.query(
      `/* DescriptionRepository.findEvidence */
       SELECT partner_id AS "partnerId", code, document_id AS "documentId" FROM partner_attribute_evidence
       WHERE partner_id = ANY ($1) ORDER BY partner_id, code`,
      [partnerIds],
    );
  }

  async clearEvidence(partnerId: string): Promise<void> {
    await this.manager.query(
      '/* DescriptionRepository.clearEvidence */ DELETE FROM partner_attribute_evidence WHERE partner_id = $1',
      [partnerId],
    );
  }

  async insertEvidence({ partnerId, code, documentId }: EvidenceRow): Promise<void> {
    await this.manager.query(
      `/* DescriptionRepository.insertEvidence */
       INSERT INTO partner_attribute_evidence (partner_id, code, document_id) VALUES ($1, $2, $3)`,
      [partnerId, code, documentId],
    );
  }
}
