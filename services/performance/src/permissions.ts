import {
  agencyStaff,
  open,
  type PermissionTable,
  signedIn,
  staffOrOwnPartner,
  staffWith,
} from '@partner-commons/platform/permissions';

/** Who may do what in performance (domain-model.md 2.8): definitions are PUBLIC, values INTER_AGENCY, not for partners. */
export const permissions: PermissionTable = {
  Query: {
    kpiDefinitions: open,
    kpiValue: agencyStaff,
    registrationLeadTime: agencyStaff,
  },
  Mutation: {
    submitKpiValue: staffWith('KPI_STEWARD'),
  },
  Partner: {
    id: staffOrOwnPartner('id'),
    kpiValues: agencyStaff,
  },
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
