import {
  agencyStaff,
  anyOf,
  open,
  type PermissionTable,
  partnerUser,
  signedIn,
  staffOrOwnPartner,
  staffWith,
} from '@partner-commons/platform/permissions';

/** Those who keep the facts of their agency's agreements, and its system. */
const keepers = staffWith('FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'ERP_CONNECTOR');
/** Losses are OWNER_ONLY: those who deal with them, and oversight; whose agency, the service and the rows ask. */
const lossKeepers = ['FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'INVESTIGATOR'] as const;
const lossReaders = staffWith(...lossKeepers, 'LEGAL_OFFICER', 'OVERSIGHT_AUDITOR');
/** Agreements are INTER_AGENCY and the partner sees its own; whose row it is, the service asks. */
const staffOrPartner = anyOf(agencyStaff, partnerUser());

/** Who may do what in performance (domain-model.md 2.8): definitions are PUBLIC, values INTER_AGENCY, not for partners. */
export const permissions: PermissionTable = {
  Query: {
    engagement: staffOrPartner,
    engagementImport: keepers,
    engagements: staffOrPartner,
    kpiDefinitions: open,
    kpiValue: agencyStaff,
    lossEvent: lossReaders,
    lossEvents: lossReaders,
    recoveryRate: agencyStaff,
    registrationLeadTime: agencyStaff,
  },
  Mutation: {
    cancelEngagementImport: keepers,
    createPerformanceUpload: keepers,
    importEngagements: keepers,
    recordEngagement: keepers,
    recordLoss: staffWith(...lossKeepers),
    submitKpiValue: staffWith('KPI_STEWARD'),
    updateLoss: staffWith(...lossKeepers),
  },
  Partner: {
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
  EngagementImport: { '*': keepers },
  EngagementImportRow: { '*': open },
  EngagementImportRowConnection: { '*': open },
  EngagementImportRowEdge: { '*': open },
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
  Upload: { '*': open },
  Job: { '*': open },
  Redaction: { '*': open },
  KpiDefinition: { '*': open },
  KpiDefinitionConnection: { '*': open },
  KpiDefinitionEdge: { '*': open },
  KpiValue: { '*': agencyStaff },
  KpiValueConnection: { '*': open },
  KpiValueEdge: { '*': open },
  RegistrationLeadTime: { '*': open },
  KpiPeriod: { '*': open },
  PageInfo: { '*': open },
  Agency: { '*': signedIn },
};
