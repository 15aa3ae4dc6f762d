import type { Work } from '@partner-commons/platform/work';
import { DataContractService } from '../data-feeds/data-contract.service';
import { DataFeedService } from '../data-feeds/data-feed.service';
import { KpiGovernanceService } from '../governance/kpi-governance.service';
import { KpiSharingService } from '../sharing-policies/kpi-sharing.service';
import type { SuppressionBlockService } from '../suppression/suppression-block.service';
import { type KpiBatchPorts, KpiBatchService } from '../value-batches/kpi-batch.service';
import { KpiImportService } from '../value-imports/kpi-import.service';
import type { KpiValueService } from '../values/kpi-value.service';
import { KpiWithdrawalService } from '../withdrawals/kpi-withdrawal.service';

/** What takes figures in. */
export function composeKpis(
  work: Work,
  ports: KpiBatchPorts & { values: KpiValueService; suppressionBlocks: SuppressionBlockService },
) {
  const dataContracts = new DataContractService(work, ports);
  const kpiBatches = new KpiBatchService(work, ports);
  return {
    dataContracts,
    dataFeeds: new DataFeedService(work, { ...ports, dataContracts }),
    kpiBatches,
    kpiImports: new KpiImportService(work, kpiBatches),
    kpiGovernance: new KpiGovernanceService(work, ports.knownAgencies),
    kpiSharings: new KpiSharingService(work, ports),
    kpiWithdrawals: new KpiWithdrawalService(work, ports),
  };
}
