import type { ContentType } from '@partner-commons/platform/files/content-type.rules';

export type ListFormat =
  | 'UN_XML'
  | 'OFAC_SDN_ZIP'
  | 'WORLD_BANK_XLSX'
  | 'EBRD_CSV'
  | 'AGENCY_CSV'
  | 'AGENCY_JSON'
  | 'FTM_JSONL';

/** What the bytes of each format are found to be. */
const contentTypes: Record<ListFormat, ContentType> = {
  UN_XML: 'xml',
  OFAC_SDN_ZIP: 'zip',
  WORLD_BANK_XLSX: 'xlsx',
  EBRD_CSV: 'csv',
  AGENCY_CSV: 'csv',
  AGENCY_JSON: 'json',
  FTM_JSONL: 'json',
};

export const listContentTypes = [...new Set(Object.values(contentTypes))];

/** By what the bytes are; a file that is none of the source's formats is read as its usual one, which refuses it with reasons. */
export function formatOf(formats: readonly ListFormat[], contentType: string): ListFormat {
  const format = formats.find((candidate) => contentTypes[candidate] === contentType) ?? formats[0];
  if (!format) throw new Error('A source without a format');
  return format;
}

export const contentTypeOf = (format: ListFormat) => contentTypes[format];
