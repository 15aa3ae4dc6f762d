import { platformMigration } from '@partner-commons/platform/platform-tables';
import { Engagement } from './engaging/engagements/engagement.entity';
import { LossEvent } from './engaging/losses/loss.entity';
import { KnownPartner } from './federation/known-partner.entity';
import { KpiAlert } from './kpis/alerts/kpi-alert.entity';
import { KpiDefinition } from './kpis/definitions/kpi-definition.entity';
import { KpiExport } from './kpis/kpi-exports/kpi-export.entity';
import { kpiEntities, kpiMigrations } from './kpis/kpi-wiring/kpi-tables';
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
import { KpiTerms1760000006100 } from './migrations/1760000006100-kpi-terms';
import { KpiRevisions1760000006110 } from './migrations/1760000006110-kpi-revisions';
import { Suppression1760000006200 } from './migrations/1760000006200-suppression';
import { KpiAlerts1760000006210 } from './migrations/1760000006210-kpi-alerts';
import { ToldFacts1760000006300 } from './migrations/1760000006300-told-facts';
import { DerivedKpis1760000006310 } from './migrations/1760000006310-derived-kpis';
import { EngagementSectors1760000006400 } from './migrations/1760000006400-engagement-sectors';
import { MoneyFacts1760000006410 } from './migrations/1760000006410-money-facts';
import { SchedulesAndResults1760000006420 } from './migrations/1760000006420-schedules-and-results';
import { Corroboration1760000006430 } from './migrations/1760000006430-corroboration';
import { Reviews1760000006500 } from './migrations/1760000006500-reviews';
import { Closures1760000006510 } from './migrations/1760000006510-closures';
import { Consultations1760000006600 } from './migrations/1760000006600-consultations';
import { Surveys1760000006610 } from './migrations/1760000006610-surveys';
import { Concerns1760000006620 } from './migrations/1760000006620-concerns';
import { Outcomes1760000006700 } from './migrations/1760000006700-outcomes';
import { Practices1760000006710 } from './migrations/1760000006710-practices';
import { Oversight1760000006720 } from './migrations/1760000006720-oversight';
import { JiuRecommendations1760000006730 } from './migrations/1760000006730-jiu-recommendations';
import { GoverningBodyReports1760000006800 } from './migrations/1760000006800-governing-body-reports';
import { ReportingDuties1760000006810 } from './migrations/1760000006810-reporting-duties';
import { PeerGroups1760000007100 } from './migrations/1760000007100-peer-groups';
import { PartnershipEvaluations1760000007110 } from './migrations/1760000007110-partnership-evaluations';
import { ClosurePrompts1760000007120 } from './migrations/1760000007120-closure-prompts';
import { SdgsAndPublications1760000007200 } from './migrations/1760000007200-sdgs-and-publications';
import { KpiSharing1760000007300 } from './migrations/1760000007300-kpi-sharing';
import { ForumDiscussions1760000007400 } from './migrations/1760000007400-forum-discussions';
import { OneImportOfFacts1760000007500 } from './migrations/1760000007500-one-import-of-facts';

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
  KpiTerms1760000006100,
  KpiRevisions1760000006110,
  ...kpiMigrations,
  Suppression1760000006200,
  KpiAlerts1760000006210,
  ToldFacts1760000006300,
  DerivedKpis1760000006310,
  EngagementSectors1760000006400,
  MoneyFacts1760000006410,
  SchedulesAndResults1760000006420,
  Corroboration1760000006430,
  Reviews1760000006500,
  Closures1760000006510,
  Consultations1760000006600,
  Surveys1760000006610,
  Concerns1760000006620,
  Outcomes1760000006700,
  Practices1760000006710,
  Oversight1760000006720,
  JiuRecommendations1760000006730,
  GoverningBodyReports1760000006800,
  ReportingDuties1760000006810,
  PeerGroups1760000007100,
  PartnershipEvaluations1760000007110,
  ClosurePrompts1760000007120,
  SdgsAndPublications1760000007200,
  KpiSharing1760000007300,
  ForumDiscussions1760000007400,
  OneImportOfFacts1760000007500,
];

/** The tables that GraphQL types are written on; a guard compares them with the migrated database. */
export const entities = [
  ...kpiEntities,
  Engagement,
  KpiAlert,
  KpiDefinition,
  KpiExport,
  KpiValue,
  KnownPartner,
  LossEvent,
];
