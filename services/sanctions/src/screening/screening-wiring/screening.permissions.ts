import { agencyStaff, open, type PermissionTable, staffWith } from '@partner-commons/platform/permissions';

/** Who works on hits, and so may read what was found. */
const screeners = staffWith('SANCTIONS_SCREENER', 'SANCTIONS_ADJUDICATOR');

/** Who decides about a partner, or a program that acts for them. */
const deciders = staffWith(
  'SANCTIONS_SCREENER',
  'SANCTIONS_ADJUDICATOR',
  'PROGRAMME_OFFICER',
  'IP_UNIT_ADMIN',
  'INVESTIGATOR',
  'LEGAL_OFFICER',
  'FINANCE_OFFICER',
  'ERP_CONNECTOR',
);

/** Asking about partners and names. A clearance is INTER_AGENCY, what was found is for those who work on hits. */
export const screeningPermissions: PermissionTable = {
  Query: {
    checkName: deciders,
    checkPartner: deciders,
    screening: agencyStaff,
    screeningCertificate: agencyStaff,
    screeningCertificateKeys: open,
    screeningFile: deciders,
    screeningRequest: agencyStaff,
    screeningThreshold: agencyStaff,
    replayScreening: screeners,
  },
  Mutation: {
    screenPartner: deciders,
    screenFile: deciders,
    downloadScreeningFile: deciders,
    issueScreeningCertificate: screeners,
    setScreeningThreshold: staffWith('SANCTIONS_ADJUDICATOR', 'IP_UNIT_ADMIN'),
  },
  Clearance: { '*': agencyStaff },
  RelatedClearance: { '*': agencyStaff },
  Screening: { '*': agencyStaff, matches: screeners },
  ScreeningMatch: { '*': screeners },
  ScreeningReplay: { '*': screeners },
  ScreeningRequest: { '*': agencyStaff },
  ScreeningCertificate: { '*': agencyStaff },
  ScreeningCertificateKeys: { '*': open },
  ScreeningFile: { '*': deciders },
  Download: { '*': open },
  ScreeningThreshold: { '*': agencyStaff },
  ScreeningConnection: { '*': open },
  ScreeningEdge: { '*': open },
  NameCheck: { '*': deciders },
  NameWarning: { '*': open },
  ListedParty: { '*': open },
  NameMatch: { '*': deciders },
  PartnerCheck: { '*': deciders },
};
