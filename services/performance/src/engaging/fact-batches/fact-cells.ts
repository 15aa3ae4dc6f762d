import { invalidInput } from '@partner-commons/platform/errors';
import { unguardCell } from '@partner-commons/platform/files/cell.rules';

/** Reads the cells of one row of a file; what cannot be read is refused in words that name the column. */
export class FactCells {
  constructor(private readonly row: Record<string, string>) {}

  text(column: string, longest: number): string {
    const value = this.optional(column, longest);
    if (value === null) throw invalidInput(`${column} is empty.`, column);
    return value;
  }

  optional(column: string, longest: number): string | null {
    const value = unguardCell(this.row[column] ?? '').trim();
    if (value.length > longest) throw invalidInput(`${column} has at most ${longest} characters.`, column);
    return value || null;
  }

  day(column: string): string {
    const value = this.text(column, 10);
    if (!isDay(value)) throw invalidInput(`${column} is not a date such as 2026-03-14.`, column);
    return value;
  }

  optionalDay(column: string): string | null {
    return this.optional(column, 10) === null ? null : this.day(column);
  }

  decimal(column: string): string {
    const value = this.text(column, 40);
    if (!/^-?(0|[1-9]\d{0,19})(\.\d{1,10})?$/.test(value)) {
      throw invalidInput(`${column} is not a number such as 1200000.50, without separators of thousands.`, column);
    }
    return value;
  }

  optionalDecimal(column: string): string | null {
    return this.optional(column, 40) === null ? null : this.decimal(column);
  }

  /** One of the values of an enum, in any case of letters. */
  oneOf<Value extends string>(column: string, values: Record<string, Value>): Value {
    const value = values[this.text(column, 60).toUpperCase()];
    if (!value) throw invalidInput(`${column} is none of ${Object.keys(values).join(', ')}.`, column);
    return value;
  }
}

/** The day itself is compared, since a calendar takes 2026-02-31 for a day in March. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
