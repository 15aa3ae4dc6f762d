import { platformMigration } from '@partner-commons/platform/platform-tables';
import { KpiDefinition } from './definitions/kpi-definition.entity';
import { EngagementImport } from './engagement-imports/engagement-import.entity';
import { EngagementImportRow } from './engagement-imports/engagement-import-row.entity';
import { Engagement } from './engagements/engagement.entity';
import { KnownPartner } from './federation/known-partner.entity';
import { LossEvent } from './losses/loss.entity';
import { Figures1760000001000 } from './migrations/1760000001000-figures';
import { CoreKpis1760000002000 } from './migrations/1760000002000-core-kpis';
import { Redirects1760000002500 } from './migrations/1760000002500-redirects';
import { LeadTimes1760000003000 } from './migrations/1760000003000-lead-times';
import { Engagements1760000004000 } from './migrations/1760000004000-engagements';
import { Losses1760000004010 } from './migrations/1760000004010-losses';
import { RecoveryClaims1760000004020 } from './migrations/1760000004020-recovery-claims';
import { KpiValue } from './values/kpi-value.entity';

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
