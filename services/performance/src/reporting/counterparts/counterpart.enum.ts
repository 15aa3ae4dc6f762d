import { registerEnumType } from 'type-graphql';

export enum CounterpartClass {
  UN_AGENCY = 'UN_AGENCY',
  INTERNATIONAL_FINANCIAL_INSTITUTION = 'INTERNATIONAL_FINANCIAL_INSTITUTION',
  GOVERNMENT = 'GOVERNMENT',
  INTERNATIONAL_NGO = 'INTERNATIONAL_NGO',
  NATIONAL_NGO = 'NATIONAL_NGO',
  PRIVATE_SECTOR = 'PRIVATE_SECTOR',
  ACADEMIA = 'ACADEMIA',
  OTHER = 'OTHER',
}

registerEnumType(CounterpartClass, {
  name: 'CounterpartClass',
  description: 'Kinds of partners that agencies report by (UNICEF-22, PSFP-33); each type of partner is in one.',
  valuesConfig: {
    UN_AGENCY: { description: 'Entities of the United Nations.' },
    INTERNATIONAL_FINANCIAL_INSTITUTION: {
      description: 'Development banks and other intergovernmental organisations: registry tells the two as one type.',
    },
    GOVERNMENT: { description: 'National and local government, parliaments and other public bodies.' },
    INTERNATIONAL_NGO: { description: 'International and regional non-governmental organisations.' },
    NATIONAL_NGO: {
      description: 'National non-governmental and community-based organisations, national Red Cross and Red Crescent.',
    },
    PRIVATE_SECTOR: { description: 'Businesses.' },
    ACADEMIA: { description: 'Universities and research.' },
    OTHER: { description: 'Foundations, media, unions, networks, individuals, and types that nobody told.' },
  },
});
