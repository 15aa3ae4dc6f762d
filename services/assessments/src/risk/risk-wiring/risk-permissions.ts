import { agencyStaff, open, type PermissionTable, staffWith } from '@partner-commons/platform/permissions';
import { riskAcceptors, riskKeepers, riskReaders } from '../risk-entries/risk-roles';

const readers = staffWith(...riskReaders);
const keepers = staffWith(...riskKeepers);
const speakers = staffWith('ASSURANCE_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN');

/**
 * domain-model.md 2.8: risk register entries OWNER_ONLY, aggregated CONFIDENTIAL, and not for the partner; rows are those
 * of the own agency. Contexts and frameworks are about no partner: INTER_AGENCY. Tables are published.
 */
export const riskPermissions = {
  Query: {
    riskRegister: readers,
    riskEntry: readers,
    riskAppetites: readers,
    riskFigures: readers,
    mitigationCosts: readers,
    riskMatrix: open,
    monitoringTable: open,
    operatingContext: agencyStaff,
    operatingContextStatements: agencyStaff,
    riskStatements: agencyStaff,
  },
  Mutation: {
    recordRisk: keepers,
    reviseRisk: keepers,
    closeRisk: keepers,
    setRiskAppetite: staffWith('IP_UNIT_ADMIN'),
    acceptRisk: staffWith(...riskAcceptors),
    planMitigation: keepers,
    updateMitigation: keepers,
    setOperatingContext: speakers,
    confirmRiskFramework: staffWith('REPRESENTATIVE', 'IP_UNIT_ADMIN'),
  },
  Partner: { monitoringPlan: readers, riskProfile: agencyStaff },
  RiskEntry: { '*': readers },
  RiskEntryConnection: { '*': readers },
  RiskEntryEdge: { '*': readers },
  RiskRevision: { '*': readers },
  RiskAcceptance: { '*': readers },
  RiskAppetite: { '*': readers },
  RiskAppetiteConnection: { '*': readers },
  RiskAppetiteEdge: { '*': readers },
  RiskFigure: { '*': readers },
  RiskProfile: { '*': agencyStaff },
  RiskDimensionProfile: { '*': agencyStaff },
  RiskView: { '*': agencyStaff },
  RollingRisk: { '*': agencyStaff },
  RiskMovement: { '*': agencyStaff },
  Mitigation: { '*': readers },
  MitigationCosts: { '*': readers },
  MonitoringPlan: { '*': readers },
  MonitoringBasis: { '*': readers },
  RiskMatrix: { '*': open },
  RiskMatrixCell: { '*': open },
  MonitoringTable: { '*': open },
  MonitoringTableRow: { '*': open },
  OperatingContext: { '*': agencyStaff },
  OperatingContextStatement: { '*': agencyStaff },
  OperatingContextStatementConnection: { '*': agencyStaff },
  OperatingContextStatementEdge: { '*': agencyStaff },
  RiskStatement: { '*': agencyStaff },
} satisfies PermissionTable;
