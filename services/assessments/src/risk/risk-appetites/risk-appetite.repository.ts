import type { ViewerTransaction } from '@partner-commons/platform/database';
import { countUpTo } from '@partner-commons/platform/page';
import type { RiskCategory } from '../../terms/risk-category.enum';
import type { RiskAppetite } from './risk-appetite.view';

export interface AppetiteRow extends RiskAppetite {
  agency: string;
}

const matching = `FROM risk_appetite a WHERE ($1::text IS NULL OR a.category = $1)`;
const columns = `a.id, a.agency, a.category, a.partner_type AS "partnerType", a.max_residual AS "maxResidual",
  a.effective_from::text AS "effectiveFrom", a.set_by AS "setBy", a.set_at AS "setAt"`;

/** Append-only: what an agency bore on a past day stays known. */
export class RiskAppetiteRepository {
  constructor(private readonly transaction: ViewerTransaction) {}

  async insert(row: AppetiteRow): Promise<void> {
    const { id, agency, category, partnerType, maxResidual, effectiveFrom, setBy, setAt } = row;
    await this.transaction.manager.query(
      `/* RiskAppetiteRepository.insert */
       INSERT INTO risk_appetite (id, agency, category, partner_type, max_residual, effective_from, set_by, set_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, agency, category, partnerType, maxResidual, effectiveFrom, setBy, setAt],
    );
  }

  async find(id: string): Promise<AppetiteRow | null> {
    const [row] = await this.transaction.manager.query(
      `/* RiskAppetiteRepository.find */ SELECT ${columns} FROM risk_appetite a WHERE a.id = $1`,
      [id],
    );
    return row ?? null;
  }

  findPage(category: RiskCategory | null, after: string | null, limit: number): Promise<AppetiteRow[]> {
    return this.transaction.manager.query(
      `/* RiskAppetiteRepository.findPage */
       SELECT ${columns} ${matching} AND ($2::uuid IS NULL OR a.id < $2) ORDER BY a.id DESC LIMIT $3`,
      [category, after, limit],
    );
  }

  async count(category: RiskCategory | null): Promise<number> {
    const [{ count }] = await this.transaction.manager.query(
      `/* RiskAppetiteRepository.count */ ${countUpTo(matching)}`,
      [category],
    );
    return count;
  }
}
