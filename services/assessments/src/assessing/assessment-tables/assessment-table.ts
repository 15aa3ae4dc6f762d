import { unguardCell } from '@partner-commons/platform/files/cell.rules';
import { isISO4217CurrencyCode, isISO31661Alpha2 } from 'class-validator';
import { AssessmentKind } from '../../terms/assessment-kind.enum';
import { AssessorType } from '../../terms/assessor-type.enum';
import { CapacityArea } from '../../terms/capacity-area.enum';
import { CommonRiskBand } from '../../terms/common-risk-band.enum';
import { ConductedMode } from '../../terms/conducted-mode.enum';
import { EntityScope } from '../../terms/entity-scope.enum';
import type { AssessmentFact } from '../assessments/assessment.rules';

/** Columns that a file must have; the others may be missing. docs/imports.md describes them. */
export const assessmentColumns = ['key', 'partner', 'kind', 'band', 'finalisedOn', 'validUntil'] as const;
const optionalColumns = [
  'methodology',
  'methodologyVersion',
  'entityScope',
  'countries',
  'areas',
  'ceilingUsd',
  'amount',
  'currency',
  'assessorType',
  'conductedMode',
  'proxy',
  'startedOn',
  'periodFrom',
  'periodTo',
  'narrative',
] as const;
export type Column = (typeof assessmentColumns)[number] | (typeof optionalColumns)[number];

export interface Fault {
  key: string | null;
  field: string | null;
  reason: string;
  message: string;
}

export interface TakenRow {
  key: string;
  /** As the file names it. */
  partner: string;
  fact: Omit<AssessmentFact, 'partnerId'>;
}

export type ReadRow = { taken: TakenRow } | { fault: Fault };

class CellError extends Error {
  constructor(
    readonly column: Column,
    message: string,
  ) {
    super(message);
  }
}

const longest = { key: 200, partner: 100, narrative: 20_000 };

/** A row with the partner as the file names it, or the first thing in it that is wrong. */
export function readAssessmentRow(row: Record<string, string>): ReadRow {
  const cells = new Cells(row);
  try {
    return { taken: takeRow(cells) };
  } catch (error) {
    if (!(error instanceof CellError)) throw error;
    const key = cells.raw('key').replaceAll('\0', '').slice(0, longest.key) || null;
    return { fault: { key, field: error.column, reason: 'VALUE_INVALID', message: error.message } };
  }
}

function takeRow(cells: Cells): TakenRow {
  const key = cells.text('key', longest.key);
  const partner = cells.text('partner', longest.partner);
  const amount = cells.decimal('amount');
  const currency = cells.currency();
  if ((amount === null) !== (currency === null)) throw new CellError('currency', 'amount and currency stand together.');
  const fact: TakenRow['fact'] = {
    kind: cells.demand('kind', AssessmentKind),
    band: cells.demand('band', CommonRiskBand),
    finalisedOn: cells.demandDay('finalisedOn'),
    validUntil: cells.demandDay('validUntil'),
    methodologyCode: cells.optional('methodology', 60),
    methodologyVersion: cells.version(),
    entityScope: cells.choice('entityScope', EntityScope),
    countries: cells.list('countries', (code) => (isISO31661Alpha2(code) ? code : null), 'ISO 3166-1 alpha-2 codes'),
    areas: cells.list('areas', (code) => choiceOf(code, CapacityArea), 'codes of CapacityArea'),
    ceilingUsd: cells.decimal('ceilingUsd'),
    assessorType: cells.choice('assessorType', AssessorType),
    conductedMode: cells.choice('conductedMode', ConductedMode),
    proxy: cells.flag('proxy'),
    startedOn: cells.day('startedOn'),
    periodFrom: cells.day('periodFrom'),
    periodTo: cells.day('periodTo'),
    narrative: cells.optional('narrative', longest.narrative) ?? undefined,
    amountAssessed: amount !== null && currency !== null ? { amount, currency } : undefined,
    idempotencyKey: key,
  };
  return { key, partner, fact };
}

/** The cells of one row, each read as what its column holds; messages never repeat what stands there. */
class Cells {
  constructor(private readonly row: Record<string, string>) {}

  raw(column: Column): string {
    return Object.hasOwn(this.row, column) ? unguardCell(this.row[column] ?? '').trim() : '';
  }

  optional(column: Column, most: number): string | null {
    const text = this.raw(column);
    if (text.length > most) throw new CellError(column, `${column} has at most ${most} characters.`);
    // PostgreSQL has no such character in a text: the row would end the whole import.
    if (text.includes('\0')) throw new CellError(column, `${column} holds a character that is no text.`);
    return text || null;
  }

  text(column: Column, most: number): string {
    const text = this.optional(column, most);
    if (text === null) throw new CellError(column, `${column} is empty.`);
    return text;
  }

  choice<Value extends string>(column: Column, values: Record<string, Value>): Value | null {
    const text = this.raw(column).toUpperCase();
    if (text === '') return null;
    const found = choiceOf(text, values);
    if (found !== null) return found;
    throw new CellError(column, `${column} is none of ${Object.keys(values).join(', ')}.`);
  }

  demand<Value extends string>(column: Column, values: Record<string, Value>): Value {
    const found = this.choice(column, values);
    if (found === null)
      throw new CellError(column, `${column} is empty; it is one of ${Object.keys(values).join(', ')}.`);
    return found;
  }

  day(column: Column): string | null {
    const text = this.raw(column);
    if (text === '') return null;
    if (!isDay(text)) throw new CellError(column, `${column} is not a date such as 2026-03-14.`);
    return text;
  }

  demandDay(column: Column): string {
    const day = this.day(column);
    if (day === null) throw new CellError(column, `${column} is empty; it is a date such as 2026-03-14.`);
    return day;
  }

  decimal(column: Column): string | null {
    const text = this.raw(column);
    if (text === '') return null;
    if (!/^(0|[1-9]\d{0,14})(\.\d{1,4})?$/.test(text) || !/[1-9]/.test(text)) {
      throw new CellError(
        column,
        `${column} is not a number above zero such as 300000.00, without separators of thousands.`,
      );
    }
    return text;
  }

  currency(): string | null {
    const text = this.raw('currency').toUpperCase();
    if (text === '') return null;
    if (!isISO4217CurrencyCode(text)) throw new CellError('currency', 'currency is not an ISO 4217 code, such as USD.');
    return text;
  }

  version(): number | null {
    const text = this.raw('methodologyVersion');
    if (text === '') return null;
    if (!/^[1-9]\d{0,3}$/.test(text))
      throw new CellError('methodologyVersion', 'methodologyVersion is a number from 1.');
    return Number(text);
  }

  flag(column: Column): boolean | null {
    const text = this.raw(column).toLowerCase();
    if (text === '') return null;
    if (text !== 'true' && text !== 'false') throw new CellError(column, `${column} is true or false.`);
    return text === 'true';
  }

  /** Several in one cell are separated by a bar. */
  list<Value extends string>(column: Column, read: (code: string) => Value | null, what: string): Value[] | null {
    const text = this.raw(column);
    if (text === '') return null;
    const codes = [...new Set(text.split('|').map((code) => code.trim().toUpperCase()))];
    const found = codes.flatMap((code) => read(code) ?? []);
    if (found.length < codes.length || found.length > 250) {
      throw new CellError(column, `${column} are ${what}, separated by a bar.`);
    }
    return found;
  }
}

const choiceOf = <Value extends string>(text: string, values: Record<string, Value>): Value | null =>
  Object.hasOwn(values, text) ? (values[text] ?? null) : null;

/** The day itself is compared, since a calendar takes 2026-02-31 for a day in March. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
