import type { EntityManager } from 'typeorm';
import type { BandCount } from './hact-figure.rules';

export class HactFigureRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Each partner once by its latest valid micro-assessment, merged ones with their survivor. */
  countBands(day: string): Promise<BandCount[]> {
    return this.manager.query(
      `/* HactFigureRepository.countBands */
       SELECT latest.band, count(*)::int AS partners FROM (
         SELECT DISTINCT ON (coalesce(r.survivor_id, a.partner_id)) a.band
         FROM assessment a LEFT JOIN partner_redirect r ON r.old_id = a.partner_id
         WHERE a.kind = 'HACT_MICRO' AND a.state = 'FINAL' AND a.finalised_on <= $1 AND a.valid_until >= $1
         ORDER BY coalesce(r.survivor_id, a.partner_id), a.finalised_on DESC, a.id DESC) AS latest
       GROUP BY latest.band`,
      [day],
    );
  }
}
