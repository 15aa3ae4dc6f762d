import { partnerUsers } from '@partner-commons/gateway/issuers/issuer.settings';
import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import type { Role } from '@partner-commons/platform/viewer';
import { OfficeLevel } from '@partner-commons/registry/access/offices/office.entity';
import type { Seed } from '@partner-commons/registry/access/seed/seed';
import { PartnerType } from '@partner-commons/registry/identity/partners/partner.entity';

/** Somebody to sign in as. */
export interface DemoPerson {
  /** Code of the agency, or PARTNER_USERS. */
  agency: string;
  subject: string;
  roles: Role[];
  /** Name of the office that the roles are for; the whole agency when there is none. */
  office?: string;
  /** What to try in this person's name. */
  can: string;
}

export const demoAgencies = [
  { code: 'UNHCR', name: 'United Nations High Commissioner for Refugees', mrsSignatory: true },
  { code: 'UNICEF', name: "United Nations Children's Fund", mrsSignatory: true, hactMember: true },
  { code: 'UNDP', name: 'United Nations Development Programme', mrsSignatory: true, hactMember: true },
  { code: 'WFP', name: 'World Food Programme', mrsSignatory: true },
  { code: 'DCO', name: 'United Nations Development Coordination Office' },
];

const demoPartner = 'wadajir';

const demoOffices: Seed['offices'] = [
  { agency: 'UNHCR', name: 'UNHCR Headquarters', level: OfficeLevel.HQ, country: 'CH', parent: null },
  { agency: 'UNHCR', name: 'UNHCR Somalia', level: OfficeLevel.COUNTRY, country: 'SO', parent: 'UNHCR Headquarters' },
  { agency: 'UNHCR', name: 'UNHCR Ethiopia', level: OfficeLevel.COUNTRY, country: 'ET', parent: 'UNHCR Headquarters' },
  { agency: 'UNICEF', name: 'UNICEF Headquarters', level: OfficeLevel.HQ, country: 'US', parent: null },
  {
    agency: 'UNICEF',
    name: 'UNICEF Somalia',
    level: OfficeLevel.COUNTRY,
    country: 'SO',
    parent: 'UNICEF Headquarters',
  },
  { agency: 'UNDP', name: 'UNDP Headquarters', level: OfficeLevel.HQ, country: 'US', parent: null },
  { agency: 'WFP', name: 'WFP Headquarters', level: OfficeLevel.HQ, country: 'IT', parent: null },
  { agency: 'WFP', name: 'WFP Somalia', level: OfficeLevel.COUNTRY, country: 'SO', parent: 'WFP Headquarters' },
  { agency: 'DCO', name: 'DCO Headquarters', level: OfficeLevel.HQ, country: 'US', parent: null },
  { agency: 'DCO', name: 'DCO Somalia', level: OfficeLevel.COUNTRY, country: 'SO', parent: 'DCO Headquarters' },
];

export const demoPeople: DemoPerson[] = [
  {
    agency: 'UNHCR',
    subject: 'officer',
    roles: ['READER', 'PROGRAMME_OFFICER'],
    can: 'find partners, add one, ask about eligibility',
  },
  {
    agency: 'UNHCR',
    subject: 'admin',
    roles: ['READER', 'IP_UNIT_ADMIN'],
    can: 'import the NGO directory, set members',
  },
  {
    agency: 'UNHCR',
    subject: 'somalia',
    roles: ['READER', 'PROGRAMME_OFFICER'],
    office: 'UNHCR Somalia',
    can: 'sponsor registrations of Somalia',
  },
  {
    agency: 'UNHCR',
    subject: 'representative',
    roles: ['READER', 'REPRESENTATIVE'],
    office: 'UNHCR Somalia',
    can: 'waive recommendation letters in Somalia',
  },
  { agency: 'UNHCR', subject: 'vetter', roles: ['READER', 'VETTING_OFFICER'], can: 'vet documents and declarations' },
  { agency: 'UNHCR', subject: 'useradmin', roles: ['READER', 'USER_ADMIN'], can: 'keep offices and members' },
  {
    agency: 'UNHCR',
    subject: 'assessor',
    roles: ['READER', 'ASSESSOR'],
    can: 'ask to reuse assessments, start new ones',
  },
  {
    agency: 'UNHCR',
    subject: 'assurance',
    roles: ['READER', 'ASSURANCE_OFFICER'],
    can: 'plan visits, spot checks and audits',
  },
  {
    agency: 'UNHCR',
    subject: 'legal',
    roles: ['READER', 'LEGAL_OFFICER'],
    can: 'join decisions on escalated due diligence',
  },
  { agency: 'UNHCR', subject: 'erp', roles: ['ERP_CONNECTOR'], can: 'acknowledge partner codes' },
  {
    agency: 'UNHCR',
    subject: 'auditor',
    roles: ['READER', 'OVERSIGHT_AUDITOR'],
    can: "read the record of UNHCR's acts",
  },
  {
    agency: 'UNICEF',
    subject: 'screener',
    roles: ['READER', 'SANCTIONS_SCREENER'],
    can: 'import sanctions lists, see hits',
  },
  {
    agency: 'UNICEF',
    subject: 'adjudicator',
    roles: ['READER', 'SANCTIONS_ADJUDICATOR'],
    can: 'see hits, release a quarantined list',
  },
  {
    agency: 'UNICEF',
    subject: 'admin',
    roles: ['READER', 'IP_UNIT_ADMIN'],
    can: 'suspend partners for UNICEF, decide as the second person, also on merges',
  },
  { agency: 'UNICEF', subject: 'verifier', roles: ['READER', 'VERIFIER'], can: 'verify partners' },
  {
    agency: 'UNDP',
    subject: 'investigator',
    roles: ['READER', 'INVESTIGATOR'],
    can: 'open ineligibility cases, suspend in the interim, issue notices',
  },
  { agency: 'UNDP', subject: 'panel', roles: ['READER', 'SANCTIONS_PANEL'], can: 'decide cases and appeals' },
  { agency: 'UNDP', subject: 'panelist', roles: ['READER', 'SANCTIONS_PANEL'], can: 'decide as another panel member' },
  { agency: 'UNDP', subject: 'legal', roles: ['READER', 'LEGAL_OFFICER'], can: 'clear referrals to authorities' },
  {
    agency: 'UNDP',
    subject: 'finance',
    roles: ['READER', 'FINANCE_OFFICER'],
    can: 'record engagements and recoveries',
  },
  {
    agency: 'UNDP',
    subject: 'admin',
    roles: ['READER', 'IP_UNIT_ADMIN'],
    can: 'decide for UNDP about entries of other agencies',
  },
  {
    agency: 'UNICEF',
    subject: 'assessor',
    roles: ['READER', 'ASSESSOR'],
    can: 'assess partners, record and import assessments',
  },
  {
    agency: 'UNICEF',
    subject: 'reviewer',
    roles: ['READER', 'ASSESSOR'],
    can: 'review assessments as the second person',
  },
  {
    agency: 'UNICEF',
    subject: 'assurance',
    roles: ['READER', 'ASSURANCE_OFFICER'],
    can: 'record audits and findings, grant other agencies to read them',
  },
  {
    agency: 'WFP',
    subject: 'adjudicator',
    roles: ['READER', 'SANCTIONS_ADJUDICATOR'],
    can: 'decide on hits as the second person',
  },
  {
    agency: 'WFP',
    subject: 'admin',
    roles: ['READER', 'IP_UNIT_ADMIN'],
    can: 'suspend partners for WFP, decide as the second person',
  },
  { agency: 'WFP', subject: 'steward', roles: ['READER', 'KPI_STEWARD'], can: 'submit KPI values' },
  { agency: 'UNHCR', subject: 'steward', roles: ['READER', 'KPI_STEWARD'], can: 'propose KPIs, submit their values' },
  {
    agency: 'UNHCR',
    subject: 'evaluator',
    roles: ['READER', 'EVALUATOR'],
    can: 'review how partners performed, register good practices',
  },
  { agency: 'UNICEF', subject: 'steward', roles: ['READER', 'KPI_STEWARD'], can: 'vote on KPIs, submit their values' },
  {
    agency: 'UNICEF',
    subject: 'lead',
    roles: ['READER', 'CONSULTATION_LEAD'],
    can: 'consult with partners, record and publish outcomes',
  },
  { agency: 'UNDP', subject: 'editor', roles: ['READER', 'REPORT_EDITOR'], can: 'write reports to governing bodies' },
  { agency: 'UNDP', subject: 'approver', roles: ['READER', 'REPORT_APPROVER'], can: 'sign reports off' },
  {
    agency: 'WFP',
    subject: 'official',
    roles: ['READER', 'SENIOR_OFFICIAL'],
    can: 'answer concerns that were escalated',
  },
  {
    agency: 'DCO',
    subject: 'coordinator',
    roles: ['RCO_COORDINATOR'],
    office: 'DCO Somalia',
    can: 'see what the agencies do in Somalia, and nothing of other countries',
  },
  {
    agency: 'DCO',
    subject: 'secretariat',
    roles: ['READER', 'KPI_STEWARD', 'SECRETARIAT_ADMIN'],
    can: 'submit system-wide figures, publish KPIs',
  },
  { agency: 'WFP', subject: 'reader', roles: ['READER'], can: 'look at what all agencies share' },
  {
    agency: partnerUsers,
    subject: 'director',
    roles: ['PARTNER_ADMIN'],
    can: 'see the own organisation, and nothing about screening',
  },
  {
    agency: partnerUsers,
    subject: 'applicant',
    roles: [],
    can: 'take up the claim code of a request for access, as somebody who is nobody yet',
  },
];

/** What a first start puts into the registry, so that everybody above can sign in. */
export const demoSeed: Seed = {
  agencies: demoAgencies,
  offices: demoOffices,
  partners: [
    {
      key: demoPartner,
      legalName: 'Wadajir Water & Shelter Association',
      primaryType: PartnerType.NATIONAL_NGO,
      countryOfOrigin: 'SO',
    },
  ],
  // Whoever has no role is nobody's member yet.
  members: demoPeople
    .filter(({ roles }) => roles.length > 0)
    .map(({ agency, subject, roles, office }) => ({
      issuer: localIssuerOf(agency),
      subject,
      roles,
      ...(office && { office }),
      ...(agency === partnerUsers ? { partner: demoPartner } : { agency }),
    })),
};
