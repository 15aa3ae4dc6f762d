import type { EntityManager } from 'typeorm';

/** Whether an indicator is measured, checked and reached, and which goals it serves: no text and no amount. */
export interface ResultState {
  indicatorId: string;
  engagementId: string;
  agency: string;
  dueOn: string;
  measured: boolean;
  attained: boolean;
  retired: boolean;
  sdgs: number[];
  verified: boolean;
  /** Says enough to be impact (PSFP-31). */
  checkable: boolean;
}

export class ResultStateRepository {
  constructor(private readonly manager: EntityManager) {}

  find(indicatorIds: readonly string[]): Promise<ResultState[]> {
    return this.manager.query(
      `/* ResultStateRepository.find */
       SELECT indicator_id AS "indicatorId", engagement_id AS "engagementId", agency, due_on::text AS "dueOn", measured,
         attained, retired, sdgs, verified, checkable
       FROM result_state WHERE indicator_id = ANY ($1) AND superseded_at IS NULL`,
      [indicatorIds],
    );
  }

  async close(indicatorIds: readonly string[], at: Date): Promise<void> {
    await this.manager.query(
      `/* ResultStateRepository.close */
       UPDATE result_state SET superseded_at = $2 WHERE indicator_id = ANY ($1) AND superseded_at IS NULL`,
      [indicatorIds, at],
    );
  }

  async open(states: readonly ResultState[], at: Date): Promise<void> {
    await this.manager.query(
      `/* ResultStateRepository.open */
       INSERT INTO result_state (indicator_id, engagement_id, agency, due_on, measured, attained, retired, verified,
                                 checkable, sdgs, recorded_at)
       SELECT t.indicator_id, t.engagement_id, t.agency, t.due_on, t.measured, t.attained, t.retired, t.verified,
         t.checkable, t.sdgs::integer[], $11
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::date[], $5::boolean[], $6::boolean[], $7::boolean[],
         $8::boolean[], $9::boolean[], $10::text[])
         AS t (indicator_id, engagement_id, agency, due_on, measured, attained, retired, verified, checkable, sdgs)`,
      [
        states.map(({ indicatorId }) => indicatorId),
        states.map(({ engagementId }) => engagementId),
        states.map(({ agency }) => agency),
        states.map(({ dueOn }) => dueOn),
        states.map(({ measured }) => measured),
        states.map(({ attained }) => attained),
        states.map(({ retired }) => retired),
        states.map(({ verified }) => verified),
        states.map(({ checkable }) => checkable),
        states.map(({ sdgs }) => `{${sdgs.join()}}`),
        at,
      ],
    );
  }
}
