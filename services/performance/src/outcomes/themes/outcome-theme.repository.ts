import type { Day } from '@partner-commons/platform/whole-days';
import type { EntityManager } from 'typeorm';

export interface OutcomeThemeRow {
  code: string;
  label: string;
  from: Day;
  to: Day | null;
}

export class OutcomeThemeRepository {
  constructor(private readonly manager: EntityManager) {}

  findAll(): Promise<OutcomeThemeRow[]> {
    return this.manager.query(
      `/* OutcomeThemeRepository.findAll */
       SELECT code, label, effective_from::text AS "from", effective_to::text AS "to" FROM outcome_theme
       ORDER BY code COLLATE "C" LIMIT 500`,
    );
  }

  /** Null when there is one of this code. */
  async insert({ code, label, from }: OutcomeThemeRow): Promise<string | null> {
    const [row] = await this.manager.query(
      `/* OutcomeThemeRepository.insert */
       INSERT INTO outcome_theme (code, label, effective_from) VALUES ($1, $2, $3)
       ON CONFLICT ON CONSTRAINT outcome_theme_pk DO NOTHING RETURNING code`,
      [code, label, from],
    );
    return row?.code ?? null;
  }
}
