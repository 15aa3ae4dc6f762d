import { KpiBatches1760000006120 } from '../../migrations/1760000006120-kpi-batches';
import { DataContracts1760000006130 } from '../../migrations/1760000006130-data-contracts';
import { KpiComment } from '../governance/kpi-comment.entity';
import { KpiVote } from '../governance/kpi-vote.entity';
import { KpiBatch } from '../value-batches/kpi-batch.entity';
import { KpiBatchRow } from '../value-batches/kpi-batch-row.entity';
import { KpiImport } from '../value-imports/kpi-import.entity';

export const kpiEntities = [KpiComment, KpiVote, KpiBatch, KpiBatchRow, KpiImport];
export const kpiMigrations = [KpiBatches1760000006120, DataContracts1760000006130];
