import { agencyStaff, open, type PermissionTable, staffWith } from '@partner-commons/platform/permissions';

/** Who answers for an agency to those who oversee it. */
const answerers = ['IP_UNIT_ADMIN', 'KPI_STEWARD', 'REPORT_EDITOR', 'REPRESENTATIVE'] as const;
const keepers = staffWith('IP_UNIT_ADMIN', 'KPI_STEWARD', 'REPORT_EDITOR');

/** What is recommended, and where agencies are with it, is between agencies (JIU-76). */
export const oversightPermissions = {
  Query: {
    commitmentProgress: agencyStaff,
    commitments: agencyStaff,
    legislativeMandate: agencyStaff,
    legislativeMandates: agencyStaff,
    recommendation: agencyStaff,
    recommendationRollUp: agencyStaff,
    recommendations: agencyStaff,
  },
  Mutation: {
    endCommitment: keepers,
    recordCommitment: keepers,
    recordLegislativeMandate: keepers,
    // Closing is for oversight, all else for management; the service asks which.
    updateRecommendation: staffWith(...answerers, 'OVERSIGHT_AUDITOR'),
  },
  Commitment: { '*': open },
  CommitmentConnection: { '*': open },
  CommitmentEdge: { '*': open },
  CommitmentProgress: { '*': open },
  LegislativeMandate: { '*': open },
  LegislativeMandateConnection: { '*': open },
  LegislativeMandateEdge: { '*': open },
  OversightRecommendation: { '*': agencyStaff },
  OversightRecommendationConnection: { '*': open },
  OversightRecommendationEdge: { '*': open },
  RecommendationEvidence: { '*': open },
  RecommendationPosition: { '*': open },
  RecommendationRollUp: { '*': open },
  RecommendationStatusCount: { '*': open },
} satisfies PermissionTable;
