import { setImmediate as nextTurn } from 'node:timers/promises';
import { ListRefusal } from '../list-refusal';
import type { ParsedList } from '../listed-record';
import { ListBuilder } from '../reading/list-builder';
import { existing, isoDay } from '../reading/list-text';
import type { Bytes } from '../reading/read-bytes';
import { readWorkbook, workbookLimits } from '../reading/workbook-rows';
import { type Debarment, debarmentRecord, isForever, mergeDebarments } from './debarments';

const columns = ['Firm Name', 'Additional Firm Info', 'Address', 'Country', 'Grounds'] as const;
const required = ['Firm Name', 'Country', 'Grounds'];
const [fromColumn, untilColumn] = ['From Date', 'To Date'];

/**
 * The World Bank's listing of ineligible firms and individuals, as downloaded: a line with the date, then two rows of
 * headings, of which the second divides the period.
 */
export async function readWorldBankList(
  source: Bytes,
  retrievedAt: Date,
  limits = workbookLimits,
): Promise<ParsedList> {
  const rows = await readWorkbook(source, limits);
  const top = rows.findIndex((row) => row.some((cell) => cell.trim() === 'Firm Name'));
  if (top === -1) throw notWorldBank('has no column Firm Name');
  const headings = headingsOf(rows[top] ?? [], rows[top + 1] ?? []);
  const absent = [...required, fromColumn, untilColumn].filter((name) => !headings.includes(name));
  if (absent.length > 0) throw notWorldBank(`has no column ${absent.join(', ')}`);
  const list = new ListBuilder();
  const known = new Set<string>([...columns, fromColumn, untilColumn, 'Ineligibility Period']);
  for (const name of headings) if (name && !known.has(name)) list.countUnknown(name);
  for (const [index, row] of rows.slice(top + 2).entries()) {
    if (index % 100 === 0) await nextTurn();
    if (row.every((cell) => cell.trim() === '')) continue;
    for (const cell of row) list.see(cell);
    addRow(list, (name) => row[headings.indexOf(name)]?.trim() ?? '');
  }
  return list.finish(publishedAt(rows.slice(0, top), retrievedAt));
}

function headingsOf(upper: readonly string[], lower: readonly string[]): string[] {
  const width = Math.max(upper.length, lower.length);
  return Array.from({ length: width }, (_, index) => lower[index]?.trim() || upper[index]?.trim() || '');
}

function addRow(list: ListBuilder, cell: (name: string) => string): void {
  const [from, until] = [dayOf(cell(fromColumn)), dayOf(cell(untilColumn))];
  const name = cell('Firm Name');
  if (!from || !until || until < from) {
    list.add({ ref: name.slice(0, 100) || 'a row without a name', reason: name ? 'BAD_PERIOD' : 'NO_NAME' });
    return;
  }
  const row: Debarment = {
    names: [name, cell('Additional Firm Info')],
    address: cell('Address'),
    country: cell('Country'),
    period: { from, until: isForever(until) ? null : until },
    grounds: cell('Grounds'),
  };
  const record = debarmentRecord('WB', row);
  const earlier = 'reason' in record ? undefined : list.find(record.externalId);
  if (earlier && !('reason' in record)) mergeDebarments(earlier, record);
  else list.add(record);
}

/** Text, or the number of days since 1899-12-30 that Excel keeps. */
function dayOf(text: string): string | null {
  if (!/^\d{4,6}(\.\d+)?$/.test(text)) return isoDay(text);
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(text)) * 86_400_000).toISOString().slice(0, 10);
}

/** "Downloaded on: 07/01/2025 10:37", day first and without a zone; the file has no date of its own. */
function publishedAt(above: readonly string[][], retrievedAt: Date): Date {
  const line = /Downloaded on:?\s*(\d{2})\/(\d{2})\/(\d{4})/.exec(above.flat().join(' '));
  const day = line && existing(Number(line[3]), Number(line[2]), Number(line[1]));
  const date = day ? new Date(`${day}T00:00:00Z`) : retrievedAt;
  return date < retrievedAt ? date : retrievedAt;
}

const notWorldBank = (what: string) =>
  new ListRefusal('FORMAT', `The first sheet ${what}. Import the .xlsx that the World Bank offers, unchanged.`);
