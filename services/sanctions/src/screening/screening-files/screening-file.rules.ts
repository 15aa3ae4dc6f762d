import { guardCell, unguardCell } from '@partner-commons/platform/files/cell.rules';
import { bandOf, type ScoreOptions } from '../../matching/score';
import type { Query, SubjectKind } from '../../matching/subject';
import type { AskedAnswer } from '../indexes/index-room';

/** The one column that must be there; the others are read when they are. */
export const requiredColumns = ['name'];

export type RowProblem = 'UNREADABLE' | 'NO_NAME' | 'TOO_LONG' | 'KIND' | 'BIRTH' | 'COUNTRY';

export interface ReadRow {
  rowNumber: number;
  reference: string;
  name: string;
  read: { query: Query } | { problem: RowProblem };
}

const kinds: Record<string, SubjectKind> = {
  '': 'ENTITY',
  entity: 'ENTITY',
  organisation: 'ENTITY',
  organization: 'ENTITY',
  individual: 'INDIVIDUAL',
  person: 'INDIVIDUAL',
  vessel: 'VESSEL',
};
const mostNames = 20;
const longestName = 500;

/** A row is what one party is known by; a wrong fact is reported rather than left out, since it would blur the answer. */
export function readScreeningRow(rowNumber: number, row: Record<string, string> | null): ReadRow {
  if (!row) return { rowNumber, reference: '', name: '', read: { problem: 'UNREADABLE' } };
  const cell = (column: string) => unguardCell((row[column] ?? '').trim());
  const listed = (column: string) =>
    cell(column)
      .split('|')
      .map((text) => text.trim())
      .filter(Boolean);
  const names = [cell('name'), ...listed('other_names')].filter(Boolean);
  const read = queryOf(names, {
    kind: cell('kind'),
    birth: cell('birth'),
    countries: listed('country'),
    numbers: listed('identifier'),
  });
  return { rowNumber, reference: cell('reference'), name: cell('name'), read };
}

interface Cells {
  kind: string;
  birth: string;
  countries: string[];
  numbers: string[];
}

function queryOf(names: string[], { kind: text, birth, countries, numbers }: Cells): ReadRow['read'] {
  if (names.length === 0) return { problem: 'NO_NAME' };
  if (names.length > mostNames || names.some((name) => name.length > longestName)) return { problem: 'TOO_LONG' };
  const kind = kinds[text.toLowerCase()];
  if (!kind) return { problem: 'KIND' };
  if (birth && !/^\d{4}(-\d{2}-\d{2})?$/.test(birth)) return { problem: 'BIRTH' };
  if (!countries.every((code) => /^[a-z]{2}$/i.test(code))) return { problem: 'COUNTRY' };
  return {
    query: {
      kind,
      names,
      countries: countries.map((code) => code.toUpperCase()),
      ...(birth && { birthYear: Number(birth.slice(0, 4)) }),
      ...(birth.length > 4 && { birthDate: birth }),
      ...(numbers.length > 0 && { identifiers: numbers.map((number) => ({ number })) }),
    },
  };
}

export type RowResult = 'POSSIBLE_MATCH' | 'NO_MATCH_FOUND' | 'UNKNOWN' | 'BAD_ROW';

export const resultColumns = [
  'row',
  'reference',
  'name',
  'result',
  'problem',
  'matches',
  'best_score',
  'best_band',
  'best_list',
  'best_entry',
  'best_listed_name',
  'reasons',
  'list_versions',
  'scorer_version',
  'checked_at',
] as const;

export interface ResultTerms {
  options: ScoreOptions;
  /** False when nothing that binds is in force or it is too old: then nothing can be said of what was not found. */
  isTold: boolean;
  listVersions: string;
  scorerVersion: string;
  checkedAt: string;
}

export interface BestEntry {
  list: string;
  entry: string;
}

export function resultOf({ read }: ReadRow, answer: AskedAnswer | null, isTold: boolean): RowResult {
  if ('problem' in read || !answer) return 'BAD_ROW';
  if (answer.matches.length > 0) return 'POSSIBLE_MATCH';
  return answer.canBeAsked && isTold ? 'NO_MATCH_FOUND' : 'UNKNOWN';
}

/** One line of the result; no cell is a formula, whatever the file or a list put into it (trust.md U01). */
export function resultRow(
  row: ReadRow,
  answer: AskedAnswer | null,
  best: BestEntry | null,
  terms: ResultTerms,
): string[] {
  const [match] = answer?.matches ?? [];
  const cells: Record<(typeof resultColumns)[number], string> = {
    row: String(row.rowNumber),
    reference: row.reference,
    name: row.name,
    result: resultOf(row, answer, terms.isTold),
    problem: 'problem' in row.read ? row.read.problem : '',
    matches: String(answer?.matches.length ?? 0),
    best_score: match ? match.score.toFixed(4) : '',
    best_band: match ? bandOf(match.score, terms.options) : '',
    best_list: best?.list ?? '',
    best_entry: best?.entry ?? '',
    best_listed_name: match?.listedName ?? '',
    reasons: match?.features.map(({ detail }) => detail).join(' ') ?? '',
    list_versions: terms.listVersions,
    scorer_version: terms.scorerVersion,
    checked_at: terms.checkedAt,
  };
  return resultColumns.map((column) => guardCell(cells[column]));
}
