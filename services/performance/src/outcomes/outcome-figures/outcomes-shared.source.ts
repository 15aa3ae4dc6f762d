import type { Work } from '@partner-commons/platform/work';
import type { Counted, CountedCell, CountedPeriod, CountedScope, KpiSource } from '../../kpis/derivation/kpi-source';
import { type OutcomeCount, OutcomeFactRepository } from './outcome-fact.repository';

/** OUTCOMES_SHARED (JIU-100): outcomes published beyond their agency, of all outcomes of the year's consultations. */
export class OutcomesSharedSource implements KpiSource {
  readonly code = 'OUTCOMES_SHARED';
  private readonly facts: OutcomeFactRepository;

  constructor(private readonly work: Work) {
    this.facts = new OutcomeFactRepository(work.database.manager);
  }

  async countCells({ year, asOf }: CountedPeriod): Promise<CountedCell[]> {
    const rows = await this.facts.count({ year, asOf: asOf ?? this.work.clock.now(), agencies: null, country: null });
    return rows.map((row) => ({ ...countedOf([row]), agency: row.agency, country: row.country, partnerType: null }));
  }

  async countTotal({ year, asOf, agencies, country, partnerType }: CountedScope): Promise<Counted | null> {
    if (partnerType !== null) return null;
    const rows = await this.facts.count({ year, asOf: asOf ?? this.work.clock.now(), agencies, country });
    return rows.length > 0 ? countedOf(rows) : null;
  }
}

/** It is about outcomes and not about few partners, so nothing of it is suppressed. */
const countedOf = (rows: readonly OutcomeCount[]): Counted => ({
  numerator: String(rows.reduce((sum, { shared }) => sum + shared, 0)),
  denominator: String(rows.reduce((sum, { outcomes }) => sum + outcomes, 0)),
  contributors: null,
});
