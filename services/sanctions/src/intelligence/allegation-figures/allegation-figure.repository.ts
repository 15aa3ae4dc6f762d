import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { EntityManager } from 'typeorm';
import type { Figure } from './allegation-figure.rules';

export class AllegationFigureRepository {
  private readonly manager: EntityManager;

  constructor(transaction: ViewerTransaction) {
    this.manager = transaction.manager;
  }

  find(year: number): Promise<Figure[]> {
    return this.manager.query(
      '/* AllegationFigureRepository.find */ SELECT category, allegations FROM allegation_figure WHERE year = $1',
      [year],
    );
  }

  /** By the job role: the only one that sees the allegations of all agencies, and of them no words. */
  count(): Promise<{ year: number; category: string; count: number }[]> {
    return this.manager.query(
      `/* AllegationFigureRepository.count */
       SELECT extract(year FROM received_on)::int AS year, category, count(*)::int AS count
       FROM integrity_allegation GROUP BY 1, 2 ORDER BY 1, 2`,
    );
  }

  async save(year: number, figures: readonly Figure[]): Promise<void> {
    await this.manager.query(
      `/* AllegationFigureRepository.save */
       INSERT INTO allegation_figure (year, category, allegations) SELECT $1, * FROM unnest($2::text[], $3::int[])
       ON CONFLICT ON CONSTRAINT allegation_figure_pk DO UPDATE SET allegations = excluded.allegations`,
      [year, figures.map(({ category }) => category), figures.map(({ allegations }) => allegations)],
    );
  }

  async purge(closedBefore: Date, now: Date): Promise<string[]> {
    const [rows] = await this.manager.query(
      `/* AllegationFigureRepository.purge */
       UPDATE integrity_allegation SET sealed = NULL, purged_at = $2 WHERE purged_at IS NULL AND closed_at <= $1 RETURNING id`,
      [closedBefore, now],
    );
    return rows.map(({ id }: { id: string }) => id);
  }
}
