import {
  agencyStaff,
  open,
  type PermissionTable,
  staffOrOwnPartner,
  staffWith,
} from '@partner-commons/platform/permissions';

const ipUnit = staffWith('IP_UNIT_ADMIN');
/** Who is told of alerts: those who decide for the agency, and those who look into partners (2.8: need-to-know). */
const alerted = staffWith(
  'IP_UNIT_ADMIN',
  'SANCTIONS_SCREENER',
  'SANCTIONS_ADJUDICATOR',
  'SANCTIONS_PANEL',
  'INVESTIGATOR',
);
const alerting = staffWith('INVESTIGATOR', 'SANCTIONS_PANEL', 'LEGAL_OFFICER', 'IP_UNIT_ADMIN');
const claimHandlers = staffWith('LEGAL_OFFICER', 'INVESTIGATOR', 'FINANCE_OFFICER');
const moneyHandlers = staffWith('LEGAL_OFFICER', 'FINANCE_OFFICER');
const referrers = staffWith('LEGAL_OFFICER', 'INVESTIGATOR');
const caseHandlers = staffWith('INVESTIGATOR', 'SANCTIONS_PANEL');

/** Sharing across agencies (domain-model.md 2.8); which rows there are, row-level security decides. */
export const sharingPermissions = {
  Query: {
    ineligibilityEntries: open,
    interimSuspensions: alerting,
    publishedAlerts: alerting,
    recoveryClaims: claimHandlers,
    recoveryTotals: agencyStaff,
    referrals: referrers,
    sharedAlerts: alerted,
    sharingPolicy: agencyStaff,
  },
  Mutation: {
    acknowledgeAlert: ipUnit,
    closeAlert: staffWith('INVESTIGATOR', 'SANCTIONS_PANEL', 'IP_UNIT_ADMIN'),
    createRecoveryClaim: referrers,
    createReferral: referrers,
    decideWriteOff: moneyHandlers,
    imposeInterimSuspension: caseHandlers,
    joinInterimSuspension: ipUnit,
    liftInterimSuspension: staffWith('INVESTIGATOR', 'SANCTIONS_PANEL', 'IP_UNIT_ADMIN'),
    optOut: ipUnit,
    publishAlert: staffWith('INVESTIGATOR', 'SANCTIONS_PANEL', 'IP_UNIT_ADMIN'),
    recogniseEntry: ipUnit,
    recordCompensatingControls: ipUnit,
    recordRecovery: moneyHandlers,
    renewInterimSuspension: staffWith('INVESTIGATOR', 'SANCTIONS_PANEL', 'IP_UNIT_ADMIN'),
    setSharingPolicy: ipUnit,
    updateReferral: referrers,
    writeOff: moneyHandlers,
  },
  AlertContact: { '*': alerted },
  AlertRecipient: { '*': alerting },
  // The rows are row-level security's: a partner sees what binds it; what agencies do about it is theirs.
  IneligibilityEntry: {
    '*': open,
    conditions: staffOrOwnPartner('partnerId'),
    recognitions: agencyStaff,
    unmetConditions: agencyStaff,
  },
  IneligibilityEntryConnection: { '*': open },
  IneligibilityEntryEdge: { '*': open },
  InterimSuspension: { '*': alerting },
  InterimSuspensionConnection: { '*': open },
  InterimSuspensionEdge: { '*': open },
  PartnerIneligibility: { '*': agencyStaff },
  PublishedAlert: { '*': alerting },
  PublishedAlertConnection: { '*': open },
  PublishedAlertEdge: { '*': open },
  RecoveryClaim: { '*': claimHandlers },
  RecoveryClaimConnection: { '*': open },
  RecoveryClaimEdge: { '*': open },
  RecoveryReceipt: { '*': claimHandlers },
  RecoveryTotal: { '*': agencyStaff },
  RecoveryWriteOff: { '*': claimHandlers },
  Referral: { '*': referrers },
  ReferralConnection: { '*': open },
  ReferralEdge: { '*': open },
  ReferralStep: { '*': referrers },
  Recognition: { '*': agencyStaff },
  SharedAlert: { '*': alerted },
  SharedAlertConnection: { '*': open },
  SharedAlertEdge: { '*': open },
  SharingPolicy: { '*': agencyStaff },
} satisfies PermissionTable;
