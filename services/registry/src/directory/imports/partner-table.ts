import { unguardCell } from '@partner-commons/platform/files/cell.rules';
import { foldName } from '@partner-commons/platform/fold';
import { isValid as isCountry } from 'i18n-iso-countries';
import { PartnerType } from '../../identity/partners/partner.entity';
import { tidyName } from '../../identity/partners/partner.rules';
import { PartnerNameKind } from '../../identity/partners/partner-name.entity';
import type { ReadRow } from './import-row';

/** Columns that a file must have; the others may be missing. The same names as in our exports, so that those come back. */
export const partnerTableColumns = ['legalName', 'primaryType', 'countryOfOrigin'] as const;

const optionalColumns = ['externalId', 'acronym', 'aliases', 'formerNames', 'foundedOn', 'website'] as const;
type Column = (typeof partnerTableColumns)[number] | (typeof optionalColumns)[number];

const longestName = 500;
const otherNameColumns: [Column, PartnerNameKind][] = [
  ['acronym', PartnerNameKind.ACRONYM],
  ['aliases', PartnerNameKind.ALIAS],
  ['formerNames', PartnerNameKind.FORMER],
];

/** One row of a table of partners, or why it cannot be one. Values that decide something must be right; others may be left out. */
export function readTableRow(row: Record<string, string>): ReadRow {
  const cell = (column: Column) => unguardCell(row[column] ?? '').trim();
  const legalName = tidyName(cell('legalName'));
  const otherNames = otherNameColumns.flatMap(([column, kind]) =>
    cell(column)
      .split('|')
      .map((value) => ({ value: tidyName(value), kind }))
      .filter(({ value }) => foldName(value)),
  );
  if (!foldName(legalName)) return refuse('NAME_MISSING', 'The row has no legalName.');
  if ([legalName, ...otherNames.map(({ value }) => value)].some((name) => name.length > longestName))
    return refuse('NAME_TOO_LONG', `A name has at most ${longestName} characters.`);
  if (otherNames.length > 50) return refuse('TOO_MANY_NAMES', 'A row has at most 50 further names.');
  const countryOfOrigin = cell('countryOfOrigin').toUpperCase();
  if (!countryOfOrigin) return refuse('COUNTRY_MISSING', 'The row has no countryOfOrigin.');
  if (!/^[A-Z]{2}$/.test(countryOfOrigin) || !isCountry(countryOfOrigin))
    return refuse('COUNTRY_UNKNOWN', `${countryOfOrigin.slice(0, 10)} is not an ISO 3166-1 alpha-2 code.`);
  const primaryType = cell('primaryType').toUpperCase();
  if (!(primaryType in PartnerType)) {
    return refuse('TYPE_UNKNOWN', `${primaryType.slice(0, 40) || 'An empty cell'} is not a type of partner.`);
  }
  const foundedOn = cell('foundedOn');
  if (foundedOn && !isDate(foundedOn)) return refuse('DATE_INVALID', 'foundedOn is not a date such as 2009-03-14.');
  const website = cell('website');
  if (website && !/^https?:\/\/[^\s]+\.[^\s]+$/i.test(website))
    return refuse('WEBSITE_INVALID', 'website is not a web address that begins with http:// or https://.');
  return {
    taken: true,
    key: cell('externalId') || `${foldName(legalName)} ${countryOfOrigin}`,
    partner: {
      legalName,
      primaryType: primaryType as PartnerType,
      countryOfOrigin,
      otherNames,
      foundedOn: foundedOn || undefined,
      website: website || undefined,
    },
  };
}

const refuse = (reason: string, message: string): ReadRow => ({ taken: false, reason, message });

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
