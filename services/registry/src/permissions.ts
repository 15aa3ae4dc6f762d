import {
  agencyStaff,
  open,
  type PermissionTable,
  signedIn,
  staffOrOwnPartner,
  staffWith,
} from '@partner-commons/platform/permissions';

/** Who may do what in registry. INTER_AGENCY of domain-model.md 2.8 unless said otherwise; what is not named is closed. */
export const permissions: PermissionTable = {
  Query: {
    partner: signedIn,
    searchPartners: agencyStaff,
    agencies: signedIn,
    // Blockers tell of open hits, which a partner must not learn from us (no tip-off).
    eligibility: agencyStaff,
    partnerImport: staffWith('IP_UNIT_ADMIN', 'PROGRAMME_OFFICER'),
  },
  Mutation: {
    addPartner: staffWith('PROGRAMME_OFFICER', 'IP_UNIT_ADMIN'),
    renamePartner: staffWith('PROGRAMME_OFFICER', 'IP_UNIT_ADMIN'),
    setMember: staffWith('IP_UNIT_ADMIN'),
    createRegistryUpload: staffWith('IP_UNIT_ADMIN'),
    importPartners: staffWith('IP_UNIT_ADMIN'),
    cancelPartnerImport: staffWith('IP_UNIT_ADMIN'),
  },
  Partner: { '*': staffOrOwnPartner('id') },
  PartnerName: { '*': open },
  PartnerConnection: { '*': open },
  PartnerEdge: { '*': open },
  PageInfo: { '*': open },
  Agency: { '*': signedIn },
  Eligibility: { '*': open },
  EligibilityBlocker: { '*': open },
  PartnerImport: { '*': open },
  PartnerImportRow: { '*': open },
  PartnerImportRowConnection: { '*': open },
  PartnerImportRowEdge: { '*': open },
  Job: { '*': open },
  Upload: { '*': open },
};
