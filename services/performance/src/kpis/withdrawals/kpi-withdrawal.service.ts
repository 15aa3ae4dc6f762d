import { AppError, notFound } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import type { KpiCellService } from '../cells/kpi-cell.service';
import { KpiOrigin } from '../values/kpi-origin.enum';
import type { KpiValueRow } from '../values/kpi-value.repository';
import type { KpiValueService } from '../values/kpi-value.service';
import type { WithdrawKpiValuesInput } from './kpi-withdrawal.inputs';
import { KpiWithdrawalRepository } from './kpi-withdrawal.repository';

/** Takes figures out of force without another in their place. */
export class KpiWithdrawalService {
  private readonly repository: KpiWithdrawalRepository;

  constructor(
    private readonly work: Work,
    private readonly ports: { cells: KpiCellService; values: KpiValueService },
  ) {
    this.repository = new KpiWithdrawalRepository(work.database.manager);
  }

  async withdraw({ valueIds, reason }: WithdrawKpiValuesInput): Promise<KpiValueRow[]> {
    const agency = this.work.viewer.agency ?? '';
    const ids = [...new Set(valueIds)];
    const rows = await this.readOwn(ids, agency);
    const cells = rows.map(({ definitionId, year, quarter }) => ({ definitionId, agency, year, quarter }));
    await this.ports.cells.change(cells, async (at) => {
      // Read again under the lock: a revision may have come in between.
      const current = await this.readOwn(ids, agency);
      if (current.some(({ supersededAt }) => supersededAt !== null)) {
        throw new AppError('CONFLICT', 'Only a figure in force is withdrawn. Name the latest revision.', {
          reason: 'INVALID_STATE',
        });
      }
      await this.repository.insert({ valueIds: ids, agency, reason, at });
    });
    await this.work.audit.record({ objectType: 'KpiValue', detail: { withdrawn: ids } });
    return this.readOwn(ids, agency);
  }

  private async readOwn(ids: readonly string[], agency: string): Promise<KpiValueRow[]> {
    const rows = await this.ports.values.readAll(ids);
    const own = rows.filter(({ agencyCode, origin }) => agencyCode === agency && origin === KpiOrigin.SUBMITTED);
    if (own.length < ids.length) throw notFound('KPI value');
    return own;
  }
}
