import type { EntityManager } from 'typeorm';

/** What asked for a screening: the cause that registry gives for a new basis, a list, or a decision about a hit. */
export type ScreeningTrigger =
  | 'REGISTRATION'
  | 'NAME_CHANGE'
  | 'PERSON_CHANGE'
  | 'DECLARATION_SIGNED'
  | 'MERGE'
  | 'CORRECTION'
  | 'LIST_UPDATE'
  | 'ADJUDICATION';

export interface NewScreening {
  id: string;
  partnerId: string;
  basisHash: string;
  trigger: ScreeningTrigger;
  hitCount: number;
}

/** What all screenings of a batch have in common, so that each can be repeated to the same result. */
export interface ScreeningTerms {
  listVersions: object[];
  scorerVersion: string;
  threshold: number;
  checkedAt: Date;
}

export class ScreeningRepository {
  constructor(private readonly manager: EntityManager) {}

  async insert(
    screenings: NewScreening[],
    { listVersions, scorerVersion, threshold, checkedAt }: ScreeningTerms,
  ): Promise<void> {
    await this.manager.query(
      `/* ScreeningRepository.insert */
       INSERT INTO screening (id, partner_id, basis_hash, trigger, hit_count, list_versions, scorer_version, threshold, checked_at)
       SELECT id, partner_id, basis_hash, trigger, hit_count, $6, $7, $8, $9
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[])
         AS done (id, partner_id, basis_hash, trigger, hit_count)`,
      [
        screenings.map(({ id }) => id),
        screenings.map(({ partnerId }) => partnerId),
        screenings.map(({ basisHash }) => basisHash),
        screenings.map(({ trigger }) => trigger),
        screenings.map(({ hitCount }) => hitCount),
        JSON.stringify(listVersions),
        scorerVersion,
        threshold,
        checkedAt,
      ],
    );
  }
}
