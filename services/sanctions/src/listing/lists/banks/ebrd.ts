import { ListRefusal } from '../list-refusal';
import type { ParsedList } from '../listed-record';
import { csvRows, TableHeader, tableLimits } from '../reading/csv-rows';
import { ListBuilder } from '../reading/list-builder';
import { isoDay } from '../reading/list-text';
import type { Bytes } from '../reading/read-bytes';
import { debarmentRecord, isForever, mergeDebarments } from './debarments';

const columns = [
  'Firm Name',
  'Address',
  'Nationality',
  'Ineligible From',
  'Ineligible Until',
  'Notice Effective At EBRD',
  'Originating Institution',
  'Prohibited Practice',
];
const required = ['Firm Name', 'Nationality', 'Ineligible Until', 'Originating Institution', 'Prohibited Practice'];

/** EBRD's ineligible entities: most of them debarred first by another bank, which "Originating Institution" names. */
export async function readEbrdList(source: Bytes, retrievedAt: Date, limits = tableLimits): Promise<ParsedList> {
  const list = new ListBuilder();
  let header: TableHeader | null = null;
  let width = 0;
  for await (const row of csvRows(source, limits)) {
    if (!header) {
      header = new TableHeader(row);
      width = row.length;
      const absent = header.missing(required);
      if (absent.length > 0) throw notEbrd(`has no column ${absent.join(', ')}`);
      for (const name of header.unknown(columns)) list.countUnknown(name);
      continue;
    }
    if (row.every((cell) => cell.trim() === '')) continue;
    for (const cell of row) list.see(cell);
    if (row.length === width) addRow(list, header.under(row));
    else list.add({ ref: row[0]?.trim().slice(0, 100) || 'a row', reason: 'NOT_READABLE' });
  }
  if (!header) throw notEbrd('has no header');
  return list.finish(retrievedAt);
}

function addRow(list: ListBuilder, cell: (name: string) => string): void {
  const name = unquoted(cell('Firm Name'));
  const until = endOf(cell('Ineligible Until'));
  const from = isoDay(cell('Ineligible From')) ?? isoDay(cell('Notice Effective At EBRD'));
  if (until === undefined || (until !== null && from !== null && until < from)) {
    list.add({
      ref: name.slice(0, 100) || 'a row without a name',
      reason: 'BAD_PERIOD',
    });
    return;
  }
  const record = debarmentRecord('EBRD', {
    names: [name],
    address: cell('Address'),
    country: cell('Nationality'),
    period: { from, until },
    grounds: cell('Prohibited Practice'),
    issuer: cell('Originating Institution'),
  });
  const earlier = 'reason' in record ? undefined : list.find(record.externalId);
  if (earlier && !('reason' in record)) mergeDebarments(earlier, record);
  else list.add(record);
}

/** Of `""A" LLC"` the outer marks are those of the field; a reader that mends such fields leaves them in. */
const unquoted = (text: string) => (/^"".*"$/s.test(text) ? text.slice(1, -1) : text);

/** Null is without end; undefined is not understood. */
function endOf(text: string): string | null | undefined {
  if (text === '' || /^(ongoing|indefinite|permanent)$/i.test(text)) return null;
  const day = isoDay(text);
  if (day === null) return undefined;
  return isForever(day) ? null : day;
}

const notEbrd = (what: string) =>
  new ListRefusal('FORMAT', `The table ${what}. Import the CSV of EBRD's ineligible entities, unchanged.`);
