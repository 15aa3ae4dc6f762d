import {
  agencyStaff,
  anyOf,
  open,
  type PermissionTable,
  partnerUser,
  staffOrOwnPartner,
  staffWith,
} from '@partner-commons/platform/permissions';

/** Those who keep the facts of their agency's agreements, and its system. */
const keepers = ['FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'ERP_CONNECTOR'] as const;
const programme = staffWith(...keepers, 'PROGRAMME_OFFICER');
const checkers = staffWith('PROGRAMME_OFFICER', 'IP_UNIT_ADMIN', 'ASSURANCE_OFFICER', 'EVALUATOR');
/** Whoever can mend a record, or has to answer for the figures that are made from it. */
const minders = staffWith('PROGRAMME_OFFICER', 'FINANCE_OFFICER', 'IP_UNIT_ADMIN', 'KPI_STEWARD');
const importers = staffWith(...keepers, 'SECRETARIAT_ADMIN');
const staffOrPartner = anyOf(agencyStaff, partnerUser());

/** Facts are the owner's and the partner's (domain-model.md 2.8); whose row it is, services and rows ask. */
export const engagingPermissions = {
  Query: {
    concentrationAlerts: agencyStaff,
    corroborationIssues: agencyStaff,
    exchangeRates: staffOrPartner,
    factImport: importers,
    moneyFacts: staffOrPartner,
    partnershipDashboard: staffOrPartner,
    partnershipResults: agencyStaff,
  },
  Mutation: {
    assignCorroborationIssue: minders,
    cancelFactImport: importers,
    explainCorroborationIssue: minders,
    importFacts: importers,
    publishPartnershipResult: staffWith('PROGRAMME_OFFICER', 'IP_UNIT_ADMIN'),
    reconcileEngagement: staffWith('FINANCE_OFFICER', 'IP_UNIT_ADMIN'),
    recordExchangeRates: staffWith('SECRETARIAT_ADMIN'),
    recordMoneyFacts: staffWith(...keepers),
    recordResultValues: programme,
    recordSchedule: programme,
    recordSubPartners: programme,
    setResultsFramework: programme,
    verifyResultValue: checkers,
  },
  ConcentrationAlert: { '*': agencyStaff },
  ConcentrationAlertConnection: { '*': open },
  ConcentrationAlertEdge: { '*': open },
  CorroborationIssue: { '*': agencyStaff },
  CorroborationIssueConnection: { '*': open },
  CorroborationIssueEdge: { '*': open },
  CorroborationTask: { '*': open },
  DueCount: { '*': open },
  EngagementSchedule: { '*': open },
  EngagementSubPartners: { '*': open },
  ExchangeRate: { '*': open },
  ExchangeRateConnection: { '*': open },
  ExchangeRateEdge: { '*': open },
  FactImport: { '*': importers },
  FactImportRow: { '*': open },
  FactImportRowConnection: { '*': open },
  FactImportRowEdge: { '*': open },
  FailureEffect: { '*': open },
  FailurePlace: { '*': open },
  MoneyFact: { '*': staffOrOwnPartner('partnerId') },
  MoneyFactConnection: { '*': open },
  MoneyFactEdge: { '*': open },
  MoneyYear: { '*': open },
  PartnershipDashboard: { '*': staffOrPartner },
  PartnershipDashboardRow: { '*': open },
  PartnershipResult: { '*': agencyStaff },
  PartnershipResultConnection: { '*': open },
  PartnershipResultEdge: { '*': open },
  Reconciliation: { '*': open },
  RecordedFacts: { '*': open },
  RefusedFact: { '*': open },
  ResultIndicator: { '*': open },
  ResultMilestone: { '*': open },
  ResultsFramework: { '*': open },
  ResultValue: { '*': staffOrOwnPartner('partnerId') },
  ScheduleItem: { '*': open },
  SubPartner: { '*': open },
  UnliquidatedMoney: { '*': open },
} satisfies PermissionTable;
