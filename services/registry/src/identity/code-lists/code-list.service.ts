import { invalidInput } from '@partner-commons/platform/errors';
import { orgIdSchemes } from '../identifiers/org-id-schemes';
import { type CodeEntry, type CodeTable, labelIn, type UnLanguage, unLanguages } from './code-list.rules';
import { type Code, type CodeList, CodeListName } from './code-list.view';
import { countryTable, regionTable } from './country.codes';
import { currencyTable } from './currency.codes';
import { iatiTypeTable } from './iati.codes';
import { attributeTable, categoryTable, channelTable, roleTable, trackTable, typeTable } from './partner.codes';

const schemeTable: CodeTable = {
  version: 'org-id.guide, selection 1',
  effectiveFrom: '2026-01-01',
  codes: orgIdSchemes.map(({ code, name, country, register }) => ({
    code,
    labels: { en: name },
    ...(country && { group: country }),
    attributes: { register },
  })),
};

const tables: Record<CodeListName, CodeTable> = {
  COUNTRIES: countryTable,
  REGIONS: regionTable,
  CURRENCIES: currencyTable,
  STAKEHOLDER_CATEGORIES: categoryTable,
  PARTNER_TYPES: typeTable,
  PARTNER_ROLES: roleTable,
  PARTNER_ATTRIBUTES: attributeTable,
  REGISTRATION_TRACKS: trackTable,
  IDENTIFICATION_CHANNELS: channelTable,
  IATI_ORGANISATION_TYPES: iatiTypeTable,
  ORG_ID_SCHEMES: schemeTable,
};

export class CodeListService {
  get(name: CodeListName, language: string): CodeList {
    const known = unLanguages.find((code) => code === language);
    if (!known) throw invalidInput(`language is one of: ${unLanguages.join(', ')}.`, 'language');
    const { version, codes, effectiveFrom } = tables[name];
    return { name, version, codes: codes.map((entry) => codeOf(entry, known, effectiveFrom)) };
  }

  list(language: string): CodeList[] {
    return Object.values(CodeListName).map((name) => this.get(name, language));
  }
}

function codeOf(entry: CodeEntry, language: UnLanguage, effectiveFrom: string): Code {
  return {
    code: entry.code,
    label: labelIn(entry, language),
    labels: Object.entries(entry.labels).map(([code, text]) => ({ language: code, text })),
    group: entry.group ?? null,
    attributes: Object.entries(entry.attributes ?? {}).map(([name, value]) => ({ name, value })),
    effectiveFrom,
    effectiveTo: null,
  };
}
