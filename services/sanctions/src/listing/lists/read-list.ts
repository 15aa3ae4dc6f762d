import { readAgencyCsv } from './agencies/agency-csv';
import { readAgencyJson } from './agencies/agency-json';
import { readEbrdList } from './banks/ebrd';
import { readWorldBankList } from './banks/world-bank';
import { readFtmList } from './ftm/ftm-list';
import type { ListFormat } from './list-formats';
import { ListRefusal } from './list-refusal';
import type { ListReading, ParsedList } from './listed-record';
import { readSdnList } from './ofac/sdn-list';
import type { Bytes } from './reading/read-bytes';
import { readUnList } from './un/un-xml';

type Reader = (source: Bytes, retrievedAt: Date) => Promise<ParsedList | ListReading>;

const readers: Record<ListFormat, Reader> = {
  UN_XML: (source) => readUnList(source),
  OFAC_SDN_ZIP: readSdnList,
  WORLD_BANK_XLSX: readWorldBankList,
  EBRD_CSV: readEbrdList,
  AGENCY_CSV: readAgencyCsv,
  AGENCY_JSON: readAgencyJson,
  FTM_JSONL: readFtmList,
};

/**
 * Reads a list in the given format; never throws for what the file holds.
 * @param retrievedAt stands for the date of publication where the format has none
 */
export async function readList(format: ListFormat, source: Bytes, retrievedAt: Date): Promise<ListReading> {
  try {
    return await readers[format](source, retrievedAt);
  } catch (error) {
    if (error instanceof ListRefusal) return { outcome: 'REFUSED', reason: error.reason, message: error.message };
    throw error;
  }
}
