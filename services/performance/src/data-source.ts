import { platformMigration } from '@partner-commons/platform/platform-tables';
import { KpiDefinition } from './definitions/kpi-definition.entity';
import { KnownPartner } from './federation/known-partner.entity';
import { Figures1760000001000 } from './migrations/1760000001000-figures';
import { CoreKpis1760000002000 } from './migrations/1760000002000-core-kpis';
import { Redirects1760000002500 } from './migrations/1760000002500-redirects';
import { LeadTimes1760000003000 } from './migrations/1760000003000-lead-times';
import { KpiValue } from './values/kpi-value.entity';

/** In order; each runs once per database. */
export const migrations = [
  platformMigration('performance'),
  Figures1760000001000,
  CoreKpis1760000002000,
  Redirects1760000002500,
  LeadTimes1760000003000,
];

/** The tables that GraphQL types are written on; a guard compares them with the migrated database. */
export const entities = [KpiDefinition, KpiValue, KnownPartner];
