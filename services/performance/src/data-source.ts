import { platformMigration } from '@partner-commons/platform/platform-tables';
import { EngagementImport } from './engaging/engagement-imports/engagement-import.entity';
import { EngagementImportRow } from './engaging/engagement-imports/engagement-import-row.entity';
import { Engagement } from './engaging/engagements/engagement.entity';
import { LossEvent } from './engaging/losses/loss.entity';
import { KnownPartner } from './federation/known-partner.entity';
import { KpiDefinition } from './kpis/definitions/kpi-definition.entity';
import { KpiValue } from './kpis/values/kpi-value.entity';
import { Figures1760000001000 } from './migrations/1760000001000-figures';
import { CoreKpis1760000002000 } from './migrations/1760000002000-core-kpis';
import { Redirects1760000002500 } from './migrations/1760000002500-redirects';
import { LeadTimes1760000003000 } from './migrations/1760000003000-lead-times';
import { Engagements1760000004000 } from './migrations/1760000004000-engagements';
import { Losses1760000004010 } from './migrations/1760000004010-losses';
import { RecoveryClaims1760000004020 } from './migrations/1760000004020-recovery-claims';
import { KnownWorld1760000006000 } from './migrations/1760000006000-known-world';
import { KpiCells1760000006010 } from './migrations/1760000006010-kpi-cells';

/** In order; each runs once per database. */
export const migrations = [
  platformMigration('performance'),
  Figures1760000001000,
  CoreKpis1760000002000,
  Redirects1760000002500,
  LeadTimes1760000003000,
  Engagements1760000004000,
  Losses1760000004010,
  RecoveryClaims1760000004020,
  KnownWorld1760000006000,
  KpiCells1760000006010,
];

/** The tables that GraphQL types are written on; a guard compares them with the migrated database. */
export const entities = [
  Engagement,
  EngagementImport,
  EngagementImportRow,
  KpiDefinition,
  KpiValue,
  KnownPartner,
  LossEvent,
];
