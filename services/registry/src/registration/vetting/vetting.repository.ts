import type { EntityManager } from 'typeorm';
import type { InformationRequest } from './information-request.entity';
import type { VettingDecision } from './vetting-decision.entity';

export type Answer = Pick<InformationRequest, 'answer' | 'documentIds' | 'answeredBy' | 'answeredAt'>;

export class VettingRepository {
  constructor(private readonly manager: EntityManager) {}

  findDecisions(registrationIds: readonly string[]): Promise<VettingDecision[]> {
    return this.manager.query(
      `/* VettingRepository.findDecisions */
       SELECT id, registration_id AS "registrationId", outcome, reasons, note, decided_by AS "decidedBy", agency,
              decided_at AS "decidedAt"
       FROM vetting_decision WHERE registration_id = ANY ($1) ORDER BY registration_id, id`,
      [registrationIds],
    );
  }

  findInformationRequests(registrationIds: readonly string[]): Promise<InformationRequest[]> {
    return this.manager.query(
      `/* VettingRepository.findInformationRequests */
       SELECT id, registration_id AS "registrationId", questions, asked_by AS "askedBy", asked_at AS "askedAt", answer,
              document_ids AS "documentIds", answered_by AS "answeredBy", answered_at AS "answeredAt"
       FROM information_request WHERE registration_id = ANY ($1) ORDER BY registration_id, id`,
      [registrationIds],
    );
  }

  async insertDecision(decision: VettingDecision): Promise<void> {
    await this.manager.query(
      `/* VettingRepository.insertDecision */
       INSERT INTO vetting_decision (id, registration_id, outcome, reasons, note, decided_by, agency, decided_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        decision.id,
        decision.registrationId,
        decision.outcome,
        decision.reasons,
        decision.note,
        decision.decidedBy,
        decision.agency,
        decision.decidedAt,
      ],
    );
  }

  async insertInformationRequest(
    request: Pick<InformationRequest, 'id' | 'registrationId' | 'questions' | 'askedBy' | 'askedAt'>,
  ): Promise<void> {
    await this.manager.query(
      `/* VettingRepository.insertInformationRequest */
       INSERT INTO information_request (id, registration_id, questions, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5)`,
      [request.id, request.registrationId, request.questions, request.askedBy, request.askedAt],
    );
  }

  async answer(registrationId: string, { answer, documentIds, answeredBy, answeredAt }: Answer): Promise<void> {
    await this.manager.query(
      `/* VettingRepository.answer */
       UPDATE information_request SET answer = $2, document_ids = $3, answered_by = $4, answered_at = $5
       WHERE registration_id = $1 AND answered_at IS NULL`,
      [registrationId, answer, documentIds, answeredBy, answeredAt],
    );
  }
}
