import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';

export interface ModeCount {
  mode: string | null;
  count: number;
}

export interface ModeSearch {
  kind: string | null;
  owner: string | null;
  from: Day | null;
  to: Day | null;
}

export class ConductedModeRepository {
  constructor(private readonly manager: EntityManager) {}

  count({ kind, owner, from, to }: ModeSearch): Promise<ModeCount[]> {
    return this.manager.query(
      `/* ConductedModeRepository.count */
       SELECT conducted_mode AS mode, count(*)::int AS count FROM assessment
       WHERE finalised_on IS NOT NULL AND ($1::text IS NULL OR kind = $1) AND ($2::text IS NULL OR owner_agency = $2)
         AND ($3::date IS NULL OR finalised_on >= $3) AND ($4::date IS NULL OR finalised_on <= $4)
       GROUP BY conducted_mode`,
      [kind, owner, from, to],
    );
  }
}
