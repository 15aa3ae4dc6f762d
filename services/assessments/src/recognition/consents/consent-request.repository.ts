import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { ConsentAnswer, ConsentRequest } from './partner-consent.view';

/** With the partner that was asked about. */
export type ConsentRequestOfPartner = ConsentRequest & { askedId: string };

const columns = `r.id, r.reference_no AS "referenceNo", r.partner_id AS "partnerId", r.agency AS "agencyCode", r.kinds, r.purpose,
  r.requested_at AS "requestedAt", r.answer, r.answered_at AS "answeredAt"`;

/** Row-level security shows requests to the agency that asked and to the partner. */
export class ConsentRequestRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  /** The latest 100 of each partner. */
  findOfPartners(partnerIds: readonly string[]): Promise<ConsentRequestOfPartner[]> {
    return this.manager.query(
      `/* ConsentRequestRepository.findOfPartners */
       SELECT latest.*, wanted.partner_id AS "askedId" FROM ${wantedPartners} CROSS JOIN LATERAL (
         SELECT ${columns} FROM consent_request r WHERE r.partner_id = ANY (wanted.ids) ORDER BY r.id DESC LIMIT 100) AS latest`,
      [partnerIds],
    );
  }

  findOpen(partnerId: string): Promise<ConsentRequest[]> {
    return this.manager.query(
      `/* ConsentRequestRepository.findOpen */
       SELECT ${columns} FROM consent_request r WHERE r.partner_id = $1 AND r.answer IS NULL ORDER BY r.id`,
      [partnerId],
    );
  }

  async find(id: string): Promise<ConsentRequest | null> {
    const [row] = await this.manager.query(
      `/* ConsentRequestRepository.find */ SELECT ${columns} FROM consent_request r WHERE r.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Gives the reference number. */
  async insert(row: Omit<ConsentRequest, 'referenceNo'>, requestedBy: string): Promise<string> {
    const [{ referenceNo }] = await this.manager.query(
      `/* ConsentRequestRepository.insert */
       INSERT INTO consent_request (id, partner_id, agency, kinds, purpose, requested_by, requested_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING reference_no AS "referenceNo"`,
      [row.id, row.partnerId, row.agencyCode, row.kinds, row.purpose, requestedBy, row.requestedAt],
    );
    return referenceNo;
  }

  async answer(ids: readonly string[], answer: ConsentAnswer, by: string, at: Date): Promise<number> {
    const [, count] = await this.manager.query(
      `/* ConsentRequestRepository.answer */
       UPDATE consent_request SET answer = $2, answered_by = $3, answered_at = $4 WHERE id = ANY ($1) AND answer IS NULL`,
      [ids, answer, by, at],
    );
    return count;
  }
}
