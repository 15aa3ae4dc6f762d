import { open, type PermissionTable, staffWith } from '@partner-commons/platform/permissions';

const importers = staffWith('ASSESSOR', 'IP_UNIT_ADMIN');

/** Whoever records assessments for the agency, and the unit; rows of an import are those of the own agency. */
export const assessmentImportPermissions = {
  Query: { assessmentImport: importers },
  Mutation: {
    importAssessments: importers,
    cancelAssessmentImport: importers,
    downloadAssessmentImportReport: importers,
  },
  AssessmentImport: { '*': importers },
  AssessmentImportRow: { '*': importers },
  AssessmentImportRowConnection: { '*': importers },
  AssessmentImportRowEdge: { '*': importers },
  Job: { '*': open },
  Download: { '*': open },
} satisfies PermissionTable;
