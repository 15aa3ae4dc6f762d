import {
  agencyStaff,
  anyOf,
  open,
  type PermissionTable,
  partnerUser,
  staffOrOwnPartner,
  staffWith,
} from '@partner-commons/platform/permissions';
import { consultingPermissions } from './consulting/consulting-wiring/consulting-permissions';
import { engagingPermissions } from './engaging/engaging-wiring/engaging-permissions';
import { factKeepers } from './engaging/engaging-wiring/engaging-roles';
import { dashboardsPermissions } from './kpis/dashboards-wiring/dashboards-permissions';
import { kpiPermissions } from './kpis/kpi-wiring/kpi-permissions';
import { evidenceGivers, outcomesPermissions } from './outcomes/outcomes-wiring/outcomes-permissions';
import { oversightPermissions } from './oversight/oversight-wiring/oversight-permissions';
import { portfolioPermissions } from './portfolio/portfolio-wiring/portfolio-permissions';
import { reportingPermissions } from './reporting/reporting-wiring/reporting-permissions';
import { reviewPermissions } from './reviews/review-wiring/review.permissions';
import { reviewWriters } from './reviews/review-wiring/review-roles';

const keepers = staffWith(...factKeepers);
/** Losses are OWNER_ONLY: those who deal with them, and oversight; whose agency, the service and the rows ask. */
const lossKeepers = ['FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'INVESTIGATOR'] as const;
const lossReaders = staffWith(...lossKeepers, 'LEGAL_OFFICER', 'OVERSIGHT_AUDITOR');
/** Agreements are INTER_AGENCY and the partner sees its own; whose row it is, the service asks. */
const staffOrPartner = anyOf(agencyStaff, partnerUser());

/** Who may do what in performance (domain-model.md 2.8): definitions are PUBLIC, values INTER_AGENCY, not for partners. */
export const permissions: PermissionTable = {
  ...consultingPermissions,
  ...dashboardsPermissions,
  ...engagingPermissions,
  ...kpiPermissions,
  ...outcomesPermissions,
  ...oversightPermissions,
  ...portfolioPermissions,
  ...reportingPermissions,
  ...reviewPermissions,
  Query: {
    ...consultingPermissions.Query,
    ...dashboardsPermissions.Query,
    ...engagingPermissions.Query,
    ...kpiPermissions.Query,
    ...outcomesPermissions.Query,
    ...oversightPermissions.Query,
    ...portfolioPermissions.Query,
    ...reportingPermissions.Query,
    ...reviewPermissions.Query,
    engagement: staffOrPartner,
    engagements: staffOrPartner,
    kpiDefinition: open,
    kpiDefinitions: open,
    kpiValue: agencyStaff,
    lossEvent: lossReaders,
    lossEvents: lossReaders,
    recoveryRate: agencyStaff,
    registrationLeadTime: agencyStaff,
  },
  Mutation: {
    ...dashboardsPermissions.Mutation,
    ...engagingPermissions.Mutation,
    ...consultingPermissions.Mutation,
    ...kpiPermissions.Mutation,
    ...outcomesPermissions.Mutation,
    ...oversightPermissions.Mutation,
    ...portfolioPermissions.Mutation,
    ...reportingPermissions.Mutation,
    ...reviewPermissions.Mutation,
    createPerformanceUpload: anyOf(
      staffWith('FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'ERP_CONNECTOR', 'KPI_STEWARD'),
      staffWith(...reviewWriters),
      staffWith('SECRETARIAT_ADMIN'),
      evidenceGivers,
    ),
    recordEngagement: keepers,
    recordLoss: staffWith(...lossKeepers),
    submitKpiValue: staffWith('KPI_STEWARD'),
    updateLoss: staffWith(...lossKeepers),
  },
  Partner: {
    ...consultingPermissions.Partner,
    ...reviewPermissions.Partner,
    id: staffOrOwnPartner('id'),
    exposure: agencyStaff,
    kpiValues: agencyStaff,
    losses: agencyStaff,
  },
  Engagement: { '*': staffOrOwnPartner('partnerId') },
  EngagementConnection: { '*': open },
  EngagementEdge: { '*': open },
  EngagementDetail: { '*': open },
  EngagementRevision: { '*': open },
  Exposure: { '*': agencyStaff },
  AgencyExposure: { '*': open },
  CountryExposure: { '*': open },
  CountryShare: { '*': open },
  LossEvent: { '*': lossReaders },
  LossEventConnection: { '*': open },
  LossEventEdge: { '*': open },
  PartnerLosses: { '*': agencyStaff },
  AgencyLoss: { '*': open },
  RecoveryRate: { '*': open },
  Download: { '*': open },
  Upload: { '*': open },
  Job: { '*': open },
  Redaction: { '*': open },
  KpiDefinitionConnection: { '*': open },
  KpiDefinitionEdge: { '*': open },
  KpiValue: { '*': agencyStaff },
  KpiValueConnection: { '*': open },
  KpiValueEdge: { '*': open },
  RegistrationLeadTime: { '*': open },
  KpiPeriod: { '*': open },
  PageInfo: { '*': open },
  // A code is no secret, and public outcomes, reports and anonymous concerns name agencies.
  Agency: { '*': open },
};
