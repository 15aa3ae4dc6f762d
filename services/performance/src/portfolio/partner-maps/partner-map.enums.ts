import { registerEnumType } from 'type-graphql';

export enum MappingGap {
  NO_PARTNER = 'NO_PARTNER',
  ONE_PARTNER = 'ONE_PARTNER',
  NO_CAPABLE_PARTNER = 'NO_CAPABLE_PARTNER',
  ONE_CAPABLE_PARTNER = 'ONE_CAPABLE_PARTNER',
}

registerEnumType(MappingGap, {
  name: 'MappingGap',
  description: 'Where help would fail with the failure of one partner, or is not there (UNHCR-34, UNICEF-55).',
  valuesConfig: {
    NO_PARTNER: { description: 'Nobody is known to work there in this sector.' },
    ONE_PARTNER: { description: 'One partner alone.' },
    NO_CAPABLE_PARTNER: { description: 'Several partners, none with a valid assessment of low or moderate risk.' },
    ONE_CAPABLE_PARTNER: {
      description: 'Several partners, one of them with a valid assessment of low or moderate risk.',
    },
  },
});
