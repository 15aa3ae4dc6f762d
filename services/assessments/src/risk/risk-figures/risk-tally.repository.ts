import type { ViewerTransaction } from '@partner-commons/platform/database';
import type { RiskCategory } from '../../terms/risk-category.enum';
import type { RiskLevel } from '../../terms/risk-level.enum';

export interface RiskTally {
  agency: string;
  category: RiskCategory;
  band: RiskLevel;
  count: number;
}

/** How many open risks there are, by nothing that leads to a partner; written with each change of a risk. */
export class RiskTallyRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  findAll(): Promise<RiskTally[]> {
    return this.transaction.manager.query(
      `/* RiskTallyRepository.findAll */
       SELECT agency, category, band, count FROM risk_tally WHERE count > 0 ORDER BY agency COLLATE "C", category, band`,
    );
  }

  async move({ agency, category, band, count }: RiskTally): Promise<void> {
    await this.transaction.manager.query(
      `/* RiskTallyRepository.move */
       INSERT INTO risk_tally AS t (agency, category, band, count) VALUES ($1, $2, $3, greatest($4::integer, 0))
       ON CONFLICT ON CONSTRAINT risk_tally_pk DO UPDATE SET count = t.count + $4::integer`,
      [agency, category, band, count],
    );
  }
}
