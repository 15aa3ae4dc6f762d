import { DataContractResolver, DataFeedResolver } from '../data-feeds/data-feed.resolver';
import {
  KpiCommentResolver,
  KpiGovernanceResolver,
  KpiGovernanceViewResolver,
  KpiVoteResolver,
} from '../governance/kpi-governance.resolver';
import { KpiSharingResolver } from '../sharing-policies/kpi-sharing.resolver';
import { KpiBatchResolver, KpiBatchRowResolver } from '../value-batches/kpi-batch.resolver';
import { KpiImportResolver } from '../value-imports/kpi-import.resolver';
import { KpiWithdrawalResolver } from '../withdrawals/kpi-withdrawal.resolver';

export const kpiResolvers = [
  DataContractResolver,
  DataFeedResolver,
  KpiCommentResolver,
  KpiGovernanceResolver,
  KpiGovernanceViewResolver,
  KpiVoteResolver,
  KpiBatchResolver,
  KpiBatchRowResolver,
  KpiImportResolver,
  KpiSharingResolver,
  KpiWithdrawalResolver,
] as const;
