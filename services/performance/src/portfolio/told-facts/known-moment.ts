import type { Work } from '@partner-commons/platform/work';
import { KpiCellRepository } from '../../kpis/cells/kpi-cell.repository';

/** When a fact becomes known here: after everything that a freeze has settled, so that frozen figures stay as they are (P-INV-3). */
export async function knownMoment({ database, clock }: Work): Promise<Date> {
  const cells = new KpiCellRepository(database.manager);
  await cells.shareSettlement();
  const settledAt = await cells.findSettlement();
  return new Date(Math.max(clock.now().getTime(), settledAt.getTime() + 1));
}
