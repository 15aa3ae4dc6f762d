import type { ParsedList } from '@partner-commons/sanctions/listing/lists/listed-record';
import { readUnList } from '@partner-commons/sanctions/listing/lists/un/un-xml';
import { readFixture } from './names';

export async function readUnList2026(): Promise<ParsedList> {
  const file = readFixture('un-sc-consolidated-2026-02-27.xml');
  const reading = await readUnList(
    (async function* () {
      yield file;
    })(),
  );
  if (reading.outcome !== 'PARSED') throw new Error(`The list was not read: ${reading.message}`);
  return reading;
}
