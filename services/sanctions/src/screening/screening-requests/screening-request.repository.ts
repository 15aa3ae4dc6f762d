import type { EntityManager } from 'typeorm';
import type { ScreeningRequest } from './screening-request.entity';

export type ScreeningRequestRow = Omit<ScreeningRequest, 'partner' | 'screening'>;

export class ScreeningRequestRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert(row: ScreeningRequestRow): Promise<void> {
    const { id, partnerId, trigger, agency, requestedBy, requestedAt } = row;
    await this.manager.query(
      `/* ScreeningRequestRepository.insert */
       INSERT INTO screening_request (id, partner_id, trigger, agency, requested_by, requested_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, partnerId, trigger, agency, requestedBy, requestedAt],
    );
  }

  async find(id: string): Promise<ScreeningRequestRow | null> {
    const [row] = await this.manager.query(
      `/* ScreeningRequestRepository.find */
       SELECT id, partner_id AS "partnerId", trigger, agency, requested_by AS "requestedBy", requested_at AS "requestedAt",
              screening_id AS "screeningId"
       FROM screening_request WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  async complete(id: string, screeningId: string): Promise<void> {
    await this.manager.query(
      '/* ScreeningRequestRepository.complete */ UPDATE screening_request SET screening_id = $2 WHERE id = $1',
      [id, screeningId],
    );
  }
}
