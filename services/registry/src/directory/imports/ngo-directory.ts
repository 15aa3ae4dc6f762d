import { createHash } from 'node:crypto';
import { foldName } from '@partner-commons/platform/fold';
import { alpha3ToAlpha2 } from 'i18n-iso-countries';
import { PartnerType } from '../../identity/partners/partner.entity';
import type { AddPartnerInput } from '../../identity/partners/partner.inputs';
import { tidyName } from '../../identity/partners/partner.rules';
import { PartnerNameKind } from '../../identity/partners/partner-name.entity';
import type { ReadRow } from './import-row';

/** Columns of the directory file that are read; a file without them is another format. */
export const ngoDirectoryColumns = ['name_latin', 'name_arabic', 'iso3', 'founded', 'type_ar', 'website'] as const;
export type NgoDirectoryRow = Record<(typeof ngoDirectoryColumns)[number], string>;

export type RowProblem = 'NAME_MISSING' | 'NAME_TOO_LONG' | 'COUNTRY_MISSING' | 'COUNTRY_UNKNOWN';

const longestName = 500;

/** One row of the directory as a partner, or why it cannot be one. */
export function readRow(row: NgoDirectoryRow): ReadRow {
  const names = [row.name_latin, row.name_arabic]
    .map((name) => tidyName(stripSlashes(name)))
    .filter((name) => foldName(name));
  const [legalName, otherName] = names;
  if (!legalName) return refuse('NAME_MISSING', 'The row has no name.');
  if (names.some((name) => name.length > longestName))
    return refuse('NAME_TOO_LONG', `A name has at most ${longestName} characters.`);
  if (!row.iso3) return refuse('COUNTRY_MISSING', 'The row has no country code (iso3).');
  const countryOfOrigin = alpha3ToAlpha2(row.iso3);
  if (!countryOfOrigin) return refuse('COUNTRY_UNKNOWN', `${row.iso3.slice(0, 10)} is not an ISO 3166-1 alpha-3 code.`);
  const otherNames = otherName && otherName !== legalName ? [{ value: otherName, kind: PartnerNameKind.LEGAL }] : [];
  const partner: AddPartnerInput = {
    legalName,
    primaryType: readType(row.type_ar),
    countryOfOrigin,
    otherNames,
    foundedOn: readDate(row.founded),
    website: readWebsite(row.website),
  };
  return { taken: true, key: keyOf(names, countryOfOrigin), partner };
}

const refuse = (reason: RowProblem, message: string): ReadRow => ({ taken: false, reason, message });

/** The directory was exported with escaped quotes (l\'enfant). */
const stripSlashes = (value: string) => value.replaceAll("\\'", "'").replaceAll('\\"', '"');

/** The directory has no identifier of its own, so names and country identify a row in the next import. */
const keyOf = (names: string[], country: string) =>
  createHash('sha256')
    .update(JSON.stringify([names.map(foldName), country]))
    .digest('hex')
    .slice(0, 32);

/** Words of the free-text type that name a kind of organisation; the rest of the directory are national NGOs. */
const typeWords: [RegExp, PartnerType][] = [
  [/نقابة/, PartnerType.TRADE_UNION],
  [/شبكة|ائتلاف|تحالف/, PartnerType.NETWORK_OR_COALITION],
  [/مؤسسة خيرية/, PartnerType.FOUNDATION],
  [/مركز (بحث|دراسات)/, PartnerType.ACADEMIC_RESEARCH],
  [/دولية/, PartnerType.INTERNATIONAL_NGO],
];

const readType = (text: string) => typeWords.find(([pattern]) => pattern.test(text))?.[1] ?? PartnerType.NATIONAL_NGO;

/** A date that is not one is left out rather than costing the row: it decides nothing. */
const readDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;

function readWebsite(text: string): string | undefined {
  try {
    const url = new URL(/^https?:\/\//i.test(text) ? text : `http://${text}`);
    return url.hostname.includes('.') ? url.href : undefined;
  } catch {
    return undefined;
  }
}
