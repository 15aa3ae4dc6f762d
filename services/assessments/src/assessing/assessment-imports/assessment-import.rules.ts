import { invalidInput } from '@partner-commons/platform/errors';
import { guardCell } from '@partner-commons/platform/files/cell.rules';
import type { AssessmentImportRow } from './assessment-import.view';

export const reportColumns = ['row', 'key', 'field', 'reason', 'message'] as const;

/** No cell of it begins what a spreadsheet would take for a formula (trust.md U01). */
export const reportLine = ({ rowNumber, key, field, reason, message }: AssessmentImportRow): string[] => [
  String(rowNumber),
  ...[key ?? '', field ?? '', reason, message].map(guardCell),
];

/** A file of which most is wrong was made for something else, or with the columns mixed up: what happens to fit in it is chance. */
export const isMostlyBad = (notTaken: number, rows: number): boolean => notTaken * 2 > rows;

export const mostlyBad = (notTaken: number, rows: number) =>
  invalidInput(
    `${notTaken} of ${rows} rows are not right, so nothing was imported. rowsNotTaken says what is wrong with each.`,
    undefined,
    'MOSTLY_BAD',
  );

/** The column of the file behind the path of an input. */
const columnOf: Record<string, string> = {
  methodologyCode: 'methodology',
  'amountAssessed.amount': 'amount',
  'amountAssessed.currency': 'currency',
  idempotencyKey: 'key',
};

export function fieldOf(path: unknown): string | null {
  if (typeof path !== 'string') return null;
  const name = path.replace(/^input\./, '');
  return columnOf[name] ?? name;
}
