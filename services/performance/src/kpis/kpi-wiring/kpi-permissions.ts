import { agencyStaff, open, staffWith } from '@partner-commons/platform/permissions';

/** Those who give figures: people, and the system of the agency. */
const givers = staffWith('KPI_STEWARD', 'ERP_CONNECTOR');

const stewards = staffWith('KPI_STEWARD');
const stewardsOrSecretariat = staffWith('KPI_STEWARD', 'SECRETARIAT_ADMIN');

/** Definitions are PUBLIC, values INTER_AGENCY (domain-model.md 2.8); a submission is its agency's own. */
export const kpiPermissions = {
  Query: {
    dataContract: agencyStaff,
    dataSubmissionScorecard: agencyStaff,
    kpiBatch: givers,
    kpiImport: givers,
    kpiSharing: agencyStaff,
  },
  Mutation: {
    addAgencyKpi: stewards,
    amendKpiProposal: stewards,
    cancelKpiImport: givers,
    commentOnKpi: stewards,
    deprecateKpi: stewardsOrSecretariat,
    importKpiValues: givers,
    openKpiVote: stewardsOrSecretariat,
    proposeKpi: stewards,
    publishKpi: staffWith('SECRETARIAT_ADMIN'),
    setKpiSharing: stewards,
    setDataContract: staffWith('SECRETARIAT_ADMIN'),
    submitKpiValues: givers,
    voteOnKpi: stewards,
    withdrawKpiProposal: stewardsOrSecretariat,
    withdrawKpiValues: givers,
  },
  DataContract: { '*': agencyStaff },
  DataContractLine: { '*': open },
  DataScorecardLine: { '*': open },
  DataSubmissionScorecard: { '*': agencyStaff },
  KpiDefinition: { '*': open, governance: agencyStaff },
  KpiGovernance: { '*': agencyStaff },
  KpiComment: { '*': agencyStaff },
  KpiCommentConnection: { '*': open },
  KpiCommentEdge: { '*': open },
  KpiVote: { '*': agencyStaff },
  KpiThresholdSet: { '*': open },
  KpiAlignment: { '*': open },
  KpiSmartProblem: { '*': open },
  KpiBatch: { '*': givers },
  KpiBatchRow: { '*': givers },
  KpiBatchRowConnection: { '*': open },
  KpiBatchRowEdge: { '*': open },
  KpiImport: { '*': givers },
  KpiSharingDecision: { '*': agencyStaff },
  KpiSharingDecisionConnection: { '*': open },
  KpiSharingDecisionEdge: { '*': open },
  KpiSubmission: { '*': givers },
};
