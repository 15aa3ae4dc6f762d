import { LocalDate } from '@partner-commons/platform/scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

export enum CodeListName {
  COUNTRIES = 'COUNTRIES',
  REGIONS = 'REGIONS',
  CURRENCIES = 'CURRENCIES',
  STAKEHOLDER_CATEGORIES = 'STAKEHOLDER_CATEGORIES',
  PARTNER_TYPES = 'PARTNER_TYPES',
  PARTNER_ROLES = 'PARTNER_ROLES',
  PARTNER_ATTRIBUTES = 'PARTNER_ATTRIBUTES',
  REGISTRATION_TRACKS = 'REGISTRATION_TRACKS',
  IDENTIFICATION_CHANNELS = 'IDENTIFICATION_CHANNELS',
  IATI_ORGANISATION_TYPES = 'IATI_ORGANISATION_TYPES',
  ORG_ID_SCHEMES = 'ORG_ID_SCHEMES',
}

registerEnumType(CodeListName, {
  name: 'CodeListName',
  description: 'The lists of codes that fields of registry use (domain-model.md 2.11).',
  valuesConfig: {
    COUNTRIES: { description: 'ISO 3166-1 alpha-2, with alpha3, numeric, and ldc, lldc, sids where they apply.' },
    REGIONS: { description: 'UN M49 regions and sub-regions; `group` is the one above.' },
    CURRENCIES: { description: 'ISO 4217.' },
    STAKEHOLDER_CATEGORIES: { description: 'The nineteen partner categories (HAB-13).' },
    PARTNER_TYPES: { description: 'With the IATI organisation type of each.' },
    PARTNER_ROLES: { description: 'What a partner does for agencies.' },
    PARTNER_ATTRIBUTES: { description: 'What a partner says of itself (UNICEF-36).' },
    REGISTRATION_TRACKS: { description: 'Which checklist a registration follows.' },
    IDENTIFICATION_CHANNELS: { description: 'How a partner was found (HAB-15).' },
    IATI_ORGANISATION_TYPES: { description: 'OrganisationType of IATI.' },
    ORG_ID_SCHEMES: { description: 'Lists of org-id.guide; `group` is the country. <country>-REG exists for all.' },
  },
});

@ObjectType({ description: 'A text in one language.' })
export class CodeLabel {
  @Field(() => String, { description: 'ISO 639-1 code.' })
  language: string;

  @Field(() => String)
  text: string;
}

@ObjectType({ description: 'A further fact about a code, such as alpha3 = SOM.' })
export class CodeAttribute {
  @Field(() => String)
  name: string;

  @Field(() => String)
  value: string;
}

@ObjectType({ description: 'One code of a list.' })
export class Code {
  @Field(() => String)
  code: string;

  @Field(() => String, { description: 'In the language asked for, else in English.' })
  label: string;

  @Field(() => [CodeLabel], { description: 'In every UN working language that there is; at most 6.' })
  labels: CodeLabel[];

  @Field(() => String, { nullable: true, description: 'What it belongs to, such as the M49 region of a country.' })
  group: string | null;

  @Field(() => [CodeAttribute], { description: 'At most 10.' })
  attributes: CodeAttribute[];

  @Field(() => LocalDate, { description: 'First day of this edition of the list.' })
  effectiveFrom: string;

  @Field(() => LocalDate, { nullable: true, description: 'Last day on which it may be used; null while it may.' })
  effectiveTo: string | null;
}

@ObjectType({ description: 'A list of codes with its labels; reference data that everybody may read. PUBLIC.' })
export class CodeList {
  @Field(() => CodeListName)
  name: CodeListName;

  @Field(() => String, { description: 'Edition, to compare a copy with.' })
  version: string;

  @Field(() => [Code], { description: 'The whole list, at most 300: reference data of the release.' })
  codes: Code[];
}
