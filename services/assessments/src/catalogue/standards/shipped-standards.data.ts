import { StandardDuty, StandardProcess } from './standard.enums';

export interface ShippedStandard {
  code: string;
  version: number;
  name: string;
  owner: string;
  processes: StandardProcess[];
  summary: string;
  /** Methodologies of the catalogue that carry it out. */
  methodologies: string[];
  items: { key: string; duty: StandardDuty; text: string }[];
  provenance: string;
  publicUrl: string | null;
  effectiveFrom: string;
}

const { AGENCY, PARTNER, BOTH } = StandardDuty;
const { DUE_DILIGENCE, RISK_AND_CAPACITY_ASSESSMENT, MONITORING, ASSURANCE, OVERSIGHT, PERFORMANCE_ASSESSMENT } =
  StandardProcess;
const ours = 'Wording is ours; the list of items is to be confirmed by the owner of the standard.';

export const shippedStandards: ShippedStandard[] = [
  {
    code: 'PRINCIPLES_OF_PARTNERSHIP',
    version: 1,
    name: 'Principles of Partnership',
    owner: 'Global Humanitarian Platform',
    processes: [DUE_DILIGENCE, PERFORMANCE_ASSESSMENT],
    summary: 'How agencies and their partners treat each other.',
    methodologies: [],
    items: [
      { key: 'EQUALITY', duty: BOTH, text: 'Mutual respect, whatever the size and power of each side.' },
      { key: 'TRANSPARENCY', duty: BOTH, text: 'Early dialogue and open information, also on money.' },
      { key: 'RESULTS', duty: BOTH, text: 'Coordination by results, on the ground of what each side can do.' },
      {
        key: 'RESPONSIBILITY',
        duty: BOTH,
        text: 'Commitments are made only where they can be kept, and with integrity.',
      },
      {
        key: 'COMPLEMENTARITY',
        duty: BOTH,
        text: 'Differences are an asset; local capacity is built on and strengthened.',
      },
    ],
    provenance: `standards.md 3.11. ${ours}`,
    publicUrl: 'https://www.icvanetwork.org/transforming-our-network-for-impact/principles-of-partnership/',
    effectiveFrom: '2007-07-12',
  },
  {
    code: 'HACT_FRAMEWORK',
    version: 1,
    name: 'Harmonised approach to cash transfers',
    owner: 'UNSDG',
    processes: [RISK_AND_CAPACITY_ASSESSMENT, MONITORING, ASSURANCE],
    summary: 'Assessment and assurance of partners that receive cash, by risk and shared between agencies.',
    methodologies: ['HACT_MICRO', 'SIMPLIFIED_CHECKLIST'],
    items: [
      { key: 'MACRO', duty: AGENCY, text: "The country's public financial management is assessed." },
      {
        key: 'MICRO',
        duty: AGENCY,
        text: 'Partners above the threshold of the agency have a micro-assessment, made once for all agencies.',
      },
      { key: 'MODALITY', duty: AGENCY, text: 'The way of transferring cash follows the risk.' },
      {
        key: 'ASSURANCE',
        duty: AGENCY,
        text: 'Visits, spot checks and audits reach the minimum that the risk and the cash ask for.',
      },
      { key: 'FOLLOW_UP', duty: AGENCY, text: 'Findings have actions, and actions are verified.' },
      { key: 'ACCESS', duty: PARTNER, text: 'Records are open to assessment, spot check and audit.' },
    ],
    provenance: `standards.md 3.1 and 3.2. ${ours}`,
    publicUrl: 'https://unsdg.un.org/resources/harmonized-approach-cash-transfers-framework',
    effectiveFrom: '2014-02-01',
  },
  {
    code: 'UN_PSEA_PROTOCOL',
    version: 1,
    name: 'Protocol on allegations of sexual exploitation and abuse involving implementing partners',
    owner: 'United Nations',
    processes: [RISK_AND_CAPACITY_ASSESSMENT, OVERSIGHT],
    summary:
      'What agencies owe before and after an allegation; who fails to prevent, investigate and correct is no partner.',
    methodologies: ['PSEA_2020', 'PSEA_HARMONISED'],
    items: [
      {
        key: 'ASSESS',
        duty: AGENCY,
        text: 'The capacity of each partner is assessed, once for all agencies, before or soon after it is engaged.',
      },
      {
        key: 'CLAUSE',
        duty: AGENCY,
        text: 'Agreements forbid sexual exploitation and abuse; failing to act on it ends them.',
      },
      {
        key: 'STRENGTHEN',
        duty: AGENCY,
        text: 'Partners of low or medium capacity have a plan, with support and a second assessment.',
      },
      { key: 'REPORTING', duty: AGENCY, text: 'Partners and people served know where to report, safely.' },
      {
        key: 'ASSIST',
        duty: AGENCY,
        text: 'Survivors are referred to help at once; the best interest of a child comes first.',
      },
      { key: 'INVESTIGATE', duty: AGENCY, text: 'Allegations are investigated by who can, within a stated time.' },
      { key: 'ACT', duty: AGENCY, text: 'Measures follow, up to the end of the partnership.' },
      { key: 'RECORD', duty: AGENCY, text: 'Allegations are on record without data of survivors.' },
      { key: 'SHARE', duty: AGENCY, text: 'Other agencies that engage the partner learn what they need to.' },
      { key: 'PREVENT', duty: PARTNER, text: 'Policy, screening, training and channels are in place.' },
      { key: 'NOTIFY', duty: PARTNER, text: 'Allegations are told to the agency without delay.' },
    ],
    provenance: `SYS-22, standards.md 3.3. ${ours}`,
    publicUrl:
      'https://www.un.org/en/pdfs/UN%20Protocol%20on%20SEA%20Allegations%20involving%20Implementing%20Partners%20-%20English_Final.pdf',
    effectiveFrom: '2018-03-21',
  },
  {
    code: 'UNSDG_COMMON_DD',
    version: 1,
    name: 'Common approach to prospect research and due diligence',
    owner: 'UNSDG',
    processes: [DUE_DILIGENCE],
    summary:
      'One framework for due diligence, first on companies and suited to others; agencies keep their flexibility.',
    methodologies: ['BUSINESS_DUE_DILIGENCE', 'UNSDG_COMMON_DD'],
    items: [
      {
        key: 'EXCLUDE',
        duty: AGENCY,
        text: 'Exclusionary criteria are looked at first; an exception is for the executive head alone.',
      },
      { key: 'CONTROVERSIES', duty: AGENCY, text: 'Controversies are researched and weighed.' },
      {
        key: 'ESG',
        duty: AGENCY,
        text: 'Commitment and conduct are weighed by the ten principles and the guiding principles on human rights.',
      },
      { key: 'DECIDE', duty: AGENCY, text: 'A decision is documented, with risks and mitigation.' },
      { key: 'MONITOR', duty: AGENCY, text: 'The risks are watched, and the diligence is repeated in time.' },
    ],
    provenance: `HAB-19, SYS-27, standards.md 3.5. ${ours}`,
    publicUrl:
      'https://unsdg.un.org/resources/unsdg-common-approach-prospect-research-and-due-diligence-business-sector-partnerships',
    effectiveFrom: '2020-01-01',
  },
  {
    code: 'MUTUAL_RECOGNITION_STATEMENT',
    version: 1,
    name: 'Mutual Recognition Statement',
    owner: 'HLCM and UNSDG',
    processes: [ASSURANCE, OVERSIGHT],
    summary:
      "An agency may rely on another's policies, procedures and mechanisms without further checks, as far as practicable.",
    methodologies: [],
    items: [
      {
        key: 'RELY',
        duty: AGENCY,
        text: "Another signatory's policies and procedures are relied on without checking again.",
      },
      { key: 'CONTROL', duty: AGENCY, text: 'Sound internal control.' },
      { key: 'AUDIT', duty: AGENCY, text: 'Internal and external audit to international standards.' },
      { key: 'SINGLE_AUDIT', duty: AGENCY, text: 'The principle of the single audit.' },
      { key: 'ANTI_FRAUD', duty: AGENCY, text: 'Mechanisms against fraud.' },
    ],
    provenance: `standards.md 3.10; the assessment of partners is not one of its six areas, so reuse is accepted by methodology. ${ours}`,
    publicUrl: 'https://unsceb.org/mutual-recognition-statement',
    effectiveFrom: '2018-01-01',
  },
];
