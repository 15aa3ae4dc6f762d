import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { createGunzip, gunzipSync } from 'node:zlib';
import type { ListReading, ParsedList } from '../listed-record';
import { readUnList } from './un-xml';

export type UnFile = 'un-sc-consolidated-2018-10-29.xml' | 'un-sc-consolidated-2026-02-27.xml';

const folder = path.resolve(__dirname, '../../../../../../test/fixtures/lists');

export function unFileText(name: UnFile): string {
  return gunzipSync(readFileSync(path.join(folder, `${name}.gz`))).toString('utf8');
}

export async function readUnFile(name: UnFile): Promise<ParsedList> {
  return parsed(await readUnList(createReadStream(path.join(folder, `${name}.gz`)).pipe(createGunzip())));
}

async function* inChunks(content: string | Buffer, size = 64 * 1024): AsyncGenerator<Buffer, void, void> {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8');
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

export function readText(content: string | Buffer): Promise<ListReading> {
  return readUnList(inChunks(content));
}

export function parsed(reading: ListReading): ParsedList {
  if (reading.outcome !== 'PARSED') throw new Error(`${reading.reason}: ${reading.message}`);
  return reading;
}

/** A whole list around the given records. */
export function unList(individuals: string, entities = '', dateGenerated = '2026-02-27T00:00:09.554Z'): string {
  return `<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST dateGenerated="${dateGenerated}">
    <INDIVIDUALS>${individuals}</INDIVIDUALS><ENTITIES>${entities}</ENTITIES></CONSOLIDATED_LIST>`;
}

export function individual(
  reference: string,
  rest = '<FIRST_NAME>Ana</FIRST_NAME><SECOND_NAME>Núñez</SECOND_NAME>',
): string {
  return `<INDIVIDUAL><DATAID>1</DATAID><REFERENCE_NUMBER>${reference}</REFERENCE_NUMBER>${rest}</INDIVIDUAL>`;
}

export function entity(reference: string, rest = '<FIRST_NAME>Blue Lake Trading</FIRST_NAME>'): string {
  return `<ENTITY><DATAID>2</DATAID><REFERENCE_NUMBER>${reference}</REFERENCE_NUMBER>${rest}</ENTITY>`;
}

/** The same numbers on every run, so that a failure can be repeated. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
