import { ListRefusal } from '../list-refusal';
import type { ParsedList } from '../listed-record';
import { csvRows, TableHeader, tableLimits } from '../reading/csv-rows';
import { ListBuilder } from '../reading/list-builder';
import type { Bytes } from '../reading/read-bytes';
import { addEntry, tidy } from './agency-entry';

const nameColumns = [
  ['name', 'PRIMARY'],
  ['aliases', 'GOOD_ALIAS'],
  ['weakAliases', 'LOW_ALIAS'],
  ['formerNames', 'FKA'],
  ['originalNames', 'ORIGINAL_SCRIPT'],
] as const;
const columns = [
  'externalId',
  'type',
  ...nameColumns.map(([name]) => name),
  'births',
  'nationalities',
  'countries',
  'documents',
  'addresses',
  'grounds',
  'from',
  'until',
  'scope',
  'visibility',
  'programme',
  'gender',
  'notes',
];
const required = ['externalId', 'type', 'name'];

/** An agency's own list as a table: one row an entry, a bar between several values of one cell. */
export async function readAgencyCsv(source: Bytes, retrievedAt: Date, limits = tableLimits): Promise<ParsedList> {
  const list = new ListBuilder();
  let header: TableHeader | null = null;
  let width = 0;
  for await (const row of csvRows(source, limits)) {
    if (!header) {
      header = new TableHeader(row);
      width = row.length;
      const absent = header.missing(required);
      if (absent.length > 0) throw new ListRefusal('FORMAT', `The table has no column ${absent.join(', ')}.`);
      for (const name of header.unknown(columns)) list.countUnknown(name);
      continue;
    }
    if (row.every((cell) => cell.trim() === '')) continue;
    if (row.length === width) addEntry(list, entryOf(header.under(row)));
    else list.add({ ref: row[0]?.slice(0, 100) || 'a row', reason: 'NOT_READABLE' });
  }
  if (!header) throw new ListRefusal('EMPTY', 'The table has no header.');
  return list.finish(retrievedAt);
}

function entryOf(cell: (name: string) => string) {
  const text = (name: string) => tidy(cell(name));
  const several = (name: string) => cell(name).split('|').map(tidy).filter(Boolean);
  return {
    externalId: text('externalId'),
    type: text('type'),
    names: nameColumns.flatMap(([name, kind]) => several(name).map((value) => ({ value, kind }))),
    births: several('births'),
    nationalities: several('nationalities'),
    countries: several('countries'),
    documents: several('documents').map(documentOf),
    addresses: several('addresses'),
    grounds: several('grounds'),
    from: text('from'),
    until: text('until'),
    scope: text('scope'),
    visibility: text('visibility'),
    programme: text('programme'),
    gender: text('gender'),
    notes: text('notes'),
  };
}

/** "passport: A1234567 (KE)"; type and country may be left out. */
function documentOf(text: string) {
  const [, type = '', number = '', country = ''] = /^(?:([^:]+):)?\s*([^()]+?)\s*(?:\(([^()]*)\))?$/.exec(text) ?? [];
  return { type: type.trim(), number, country };
}
