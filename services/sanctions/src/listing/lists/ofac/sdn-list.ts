import { ListRefusal } from '../list-refusal';
import type { ListedRecord, NameKind, ParsedList } from '../listed-record';
import { rowsOf, tableLimits } from '../reading/csv-rows';
import { addName, emptyRecord, ListBuilder } from '../reading/list-builder';
import { clean, distinct } from '../reading/list-text';
import { type Bytes, readBytes } from '../reading/read-bytes';
import { ZipArchive } from '../reading/zip-archive';
import { readRemarks } from './sdn-remarks';

/** The files of the legacy form, by the end of their names. Without the aliases a third of the names would be missing. */
const parts = { sdn: /sdn\.csv$/i, alt: /alt\.csv$/i, add: /add\.csv$/i, comments: /comments\.csv$/i };
/** The real files have 2.7 MB together. */
const mostUnpacked = 64 * 1024 * 1024;
const width = { sdn: 12, alt: 5, add: 6, comments: 2 };
const kinds: Record<string, ListedRecord['subjectType']> = {
  individual: 'INDIVIDUAL',
  vessel: 'VESSEL',
  aircraft: 'VESSEL',
};
const aliasKinds: Record<string, NameKind> = { aka: 'GOOD_ALIAS', fka: 'FKA', nka: 'AKA' };
/** The end-of-file mark of old exports stands alone in a last row. */
const isEnd = (row: readonly string[]) => row.length === 1 && (row[0] ?? '').replaceAll('\u001a', '').trim() === '';

/** Specially Designated Nationals in the legacy CSV form: one zip of sdn, alt, add and, where there are any, comments. */
export async function readSdnList(source: Bytes, retrievedAt: Date, limits = tableLimits): Promise<ParsedList> {
  const bytes = await readBytes(source, limits.bytes);
  if (!bytes.subarray(0, 2).equals(Buffer.from('PK'))) {
    throw notSdn('is not a zip: sdn.csv alone lacks the aliases and addresses');
  }
  const archive = new ZipArchive(bytes, mostUnpacked);
  const nameOf = (part: keyof typeof parts) => archive.names().find((name) => parts[part].test(name));
  const absent = (['sdn', 'alt', 'add'] as const).filter((part) => !nameOf(part));
  if (absent.length > 0) throw notSdn(`has no ${absent.map((part) => `${part}.csv`).join(' and no ')}`);
  const list = new ListBuilder();
  const read = async (part: keyof typeof parts, take: (row: string[]) => void) => {
    const name = nameOf(part);
    if (!name) return;
    for await (const row of rowsOf(await archive.readWhole(name), limits)) {
      if (isEnd(row)) continue;
      const cells = row.map((cell) => stated(cell));
      for (const cell of cells) list.see(cell);
      if (cells.length === width[part] && /^\d+$/.test(cells[0] ?? '')) take(cells);
      else list.add({ ref: `${name}: ${cells.join(',').slice(0, 100)}`, reason: 'NOT_READABLE' });
    }
  };
  const comments = new Map<string, string>();
  await read('comments', ([id = '', text = '']) => void comments.set(id, (comments.get(id) ?? '') + text));
  await read('sdn', (row) => list.add(toRecord(row, comments.get(row[0] ?? '') ?? '')));
  if (list.size === 0) throw notSdn('has no entry of twelve columns in sdn.csv');
  for (const id of comments.keys()) if (!list.find(id)) list.passOver('comment without its entry');
  await read('alt', (row) => addAlias(list, row));
  await read('add', (row) => addAddress(list, row));
  return list.finish(retrievedAt);
}

/** "-0-" is their null. */
function stated(cell: string): string {
  const text = clean(cell.replaceAll('\u001a', ''));
  return text === '-0-' ? '' : text;
}

function toRecord(row: readonly string[], continued: string): ListedRecord | { ref: string; reason: 'NO_NAME' } {
  const [id = '', name = '', type = '', programme = '', title = '', callSign = '', , , , flag = '', , remarks = ''] =
    row;
  const kind = kinds[type.toLowerCase()] ?? 'ENTITY';
  const facts = readRemarks(remarks + continued);
  const record: ListedRecord = {
    ...emptyRecord(id, kind),
    programme,
    birthPlaces: distinct(facts.birthPlaces),
    births: facts.births,
    nationalities: distinct(facts.nationalities),
    documents: facts.documents,
    gender: facts.gender,
    titles: distinct([title]),
    comments: clean(remarks + continued),
    ...(flag && { countries: [flag] }),
  };
  if (callSign) record.documents.push({ type: 'Call sign', number: callSign, country: '', note: '' });
  addName(record.names, inOrder(name, kind), 'PRIMARY');
  for (const weak of facts.weakNames) addName(record.names, weak, 'LOW_ALIAS');
  return record.names.length > 0 ? record : { ref: id, reason: 'NO_NAME' };
}

/** "CRUZ, Juan M. de la" is how the list sorts people, and "CECOEX, S.A." is one name. */
function inOrder(name: string, kind: ListedRecord['subjectType']): string {
  const [family = '', ...given] = name.split(', ');
  return kind === 'INDIVIDUAL' && given.length > 0 ? `${given.join(', ')} ${family}` : name;
}

function addAlias(list: ListBuilder, [id = '', , type = '', name = '', remarks = '']: string[]): void {
  const record = list.find(id);
  if (!record) {
    list.passOver('alias without its entry');
    return;
  }
  const kind = /weak/i.test(remarks) ? 'LOW_ALIAS' : (aliasKinds[type.toLowerCase()] ?? 'AKA');
  addName(record.names, inOrder(name, record.subjectType), kind);
}

function addAddress(list: ListBuilder, [id = '', , street = '', city = '', country = '']: string[]): void {
  const record = list.find(id);
  if (!record) {
    list.passOver('address without its entry');
    return;
  }
  record.addresses = distinct([...record.addresses, [street, city, country].filter(Boolean).join(', ')]);
  // Where an organisation has its addresses is where it is; of a person it says too little.
  if (record.subjectType === 'ENTITY' && country) record.countries = distinct([...(record.countries ?? []), country]);
}

const notSdn = (what: string) =>
  new ListRefusal('FORMAT', `The file ${what}. Import one zip of sdn.csv, alt.csv, add.csv and sdn_comments.csv.`);
