import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListFormat } from '@partner-commons/sanctions/listing/lists/list-formats';
import type { ListReading } from '@partner-commons/sanctions/listing/lists/listed-record';
import { readList } from '@partner-commons/sanctions/listing/lists/read-list';
import { toSubject } from '@partner-commons/sanctions/listing/lists/screening-subject';
import type { Subject } from '@partner-commons/sanctions/matching/subject';
import { zipSync } from 'fflate';
import { readFixture } from './names';

/** The larger files lie outside of the sources; without them the scorecard says what it could not measure. */
const dataDirectory = process.env.COMMONS_DATA_DIR ?? join(__dirname, '..', '..', '..', 'shared', 'data');
const ofacFiles = ['ofac-sdn.csv', 'ofac-alt.csv', 'ofac-add.csv', 'ofac-sdn_comments.csv'];
const retrievedAt = new Date('2026-02-27T00:00:00Z');

export interface Listing {
  source: 'UNSC' | 'OFAC' | 'WORLD_BANK' | 'EBRD';
  subjects: Subject[];
}

export const hasAllLists = ofacFiles.every((file) => existsSync(join(dataDirectory, file)));

export async function readListings(): Promise<Listing[]> {
  const listings = [
    await readListing('UNSC', 'UN_XML', readFixture('un-sc-consolidated-2026-02-27.xml')),
    await readListing('WORLD_BANK', 'WORLD_BANK_XLSX', readFixture('world-bank-ineligible-2025-01-07.xlsx')),
    await readListing('EBRD', 'EBRD_CSV', readFixture('ebrd-ineligible-2025-01.csv')),
  ];
  if (!hasAllLists) return listings;
  const files = ofacFiles.map((file) => [file.replace('ofac-', ''), readFileSync(join(dataDirectory, file))] as const);
  return [...listings, await readListing('OFAC', 'OFAC_SDN_ZIP', zipSync(Object.fromEntries(files)))];
}

async function readListing(source: Listing['source'], format: ListFormat, file: Uint8Array): Promise<Listing> {
  const reading: ListReading = await readList(format, inOnePiece(file), retrievedAt);
  if (reading.outcome !== 'PARSED') throw new Error(`${source} was not read: ${reading.message}`);
  // The same reference may stand on two lists, and an answer must say on which one a name was found.
  return {
    source,
    subjects: reading.records.map(toSubject).map((subject) => ({ ...subject, id: `${source} ${subject.id}` })),
  };
}

async function* inOnePiece(file: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  yield file;
}
