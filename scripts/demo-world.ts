import { partnerUsers } from '@partner-commons/gateway/issuers/issuer.settings';
import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import type { Role } from '@partner-commons/platform/viewer';
import { PartnerType } from '@partner-commons/registry/partners/partner.entity';
import type { Seed } from '@partner-commons/registry/seed/seed';

/** Somebody to sign in as. */
export interface DemoPerson {
  /** Code of the agency, or PARTNER_USERS. */
  agency: string;
  subject: string;
  roles: Role[];
  /** What to try in this person's name. */
  can: string;
}

export const demoAgencies = [
  { code: 'UNHCR', name: 'United Nations High Commissioner for Refugees' },
  { code: 'UNICEF', name: "United Nations Children's Fund" },
  { code: 'WFP', name: 'World Food Programme' },
];

const demoPartner = 'wadajir';

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
  { agency: 'UNICEF', subject: 'assessor', roles: ['READER', 'ASSESSOR'], can: 'record an assessment' },
  { agency: 'WFP', subject: 'steward', roles: ['READER', 'KPI_STEWARD'], can: 'submit KPI values' },
  { agency: 'WFP', subject: 'reader', roles: ['READER'], can: 'look at what all agencies share' },
  {
    agency: partnerUsers,
    subject: 'director',
    roles: ['PARTNER_ADMIN'],
    can: 'see the own organisation, and nothing about screening',
  },
];

/** What a first start puts into the registry, so that everybody above can sign in. */
export const demoSeed: Seed = {
  agencies: demoAgencies,
  partners: [
    {
      key: demoPartner,
      legalName: 'Wadajir Water & Shelter Association',
      primaryType: PartnerType.NATIONAL_NGO,
      countryOfOrigin: 'SO',
    },
  ],
  members: demoPeople.map(({ agency, subject, roles }) => ({
    issuer: localIssuerOf(agency),
    subject,
    roles,
    ...(agency === partnerUsers ? { partner: demoPartner } : { agency }),
  })),
};
