/** Codes of the DAC for multilateral organisations, which name them in IATI files; an agency without one keeps its own code. */
const dacCodes: Record<string, string> = {
  FAO: 'XM-DAC-41301',
  IFAD: 'XM-DAC-41108',
  ILO: 'XM-DAC-41302',
  IOM: 'XM-DAC-47066',
  UNAIDS: 'XM-DAC-41110',
  UNCDF: 'XM-DAC-41111',
  UNDP: 'XM-DAC-41114',
  UNEP: 'XM-DAC-41116',
  UNESCO: 'XM-DAC-41304',
  UNFPA: 'XM-DAC-41119',
  UNHABITAT: 'XM-DAC-41120',
  UNHCR: 'XM-DAC-41121',
  UNICEF: 'XM-DAC-41122',
  UNIDO: 'XM-DAC-41123',
  UNODC: 'XM-DAC-41128',
  UNOPS: 'XM-DAC-41502',
  UNRWA: 'XM-DAC-41130',
  UNWOMEN: 'XM-DAC-41146',
  WFP: 'XM-DAC-41140',
};

export const organisationRef = (agency: string) => dacCodes[agency] ?? agency;

/** OrganisationType: our agencies, and what is in no other group. */
export const multilateral = '40';
const other = '90';
const nationalNgo = '22';
const ngoOfPartnerCountry = '24';

/** Codelist OrganisationType. */
const organisationTypes: Record<string, string> = {
  GOVERNMENT_NATIONAL: '10',
  GOVERNMENT_LOCAL: '11',
  OTHER_PUBLIC: '15',
  PARLIAMENT: '15',
  INTERNATIONAL_NGO: '21',
  NATIONAL_NGO: nationalNgo,
  COMMUNITY_BASED_ORG: nationalNgo,
  RED_CROSS_CRESCENT: nationalNgo,
  REGIONAL_NGO: '23',
  UN_ENTITY: multilateral,
  IGO_OR_DEVELOPMENT_BANK: multilateral,
  FOUNDATION: '60',
  PRIVATE_SECTOR: '70',
  ACADEMIC_RESEARCH: '80',
};

/** A national organisation at work in its own country is one of the partner country. */
export function organisationType(partner: { type: string; country: string }, workCountry: string): string {
  const type = organisationTypes[partner.type] ?? other;
  return type === nationalNgo && partner.country === workCountry ? ngoOfPartnerCountry : type;
}

/** Codelist ActivityStatus, from the days alone: that work is halted or ended early is not public. */
export function activityStatus({ from, to }: { from: string; to: string | null }, today: string): string {
  if (from > today) return '1';
  return to !== null && to < today ? '4' : '2';
}
