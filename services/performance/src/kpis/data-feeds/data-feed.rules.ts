import { addDays, type Day, dayOf, startOf } from '@partner-commons/platform/whole-days';
import { percentOf } from '../../terms/decimal.rules';
import { KpiFrequency } from '../definitions/kpi-term.enums';
import type { DataContractLine } from './data-contract.view';
import { DataLineState } from './data-scorecard.view';

/** When the first figure of a code and period came, of the figures that still stand. */
export interface Receipt {
  code: string;
  quarter: number | null;
  receivedAt: Date;
}

export interface DueFigure {
  code: string;
  quarter: number | null;
  dueOn: Day;
  receivedAt: Date | null;
  state: DataLineState;
}

const quarters = [1, 2, 3, 4];

/** The last day of a year or quarter, and so many days more. */
export function dueDay(year: number, quarter: number | null, dueDays: number): Day {
  const nextBegins = new Date(Date.UTC(year, (quarter ?? 4) * 3, 1));
  return addDays(dayOf(nextBegins), dueDays - 1);
}

/** What is promised for a year, with what has come of it; by code and quarter. */
export function dueFigures(
  lines: readonly DataContractLine[],
  year: number,
  receipts: readonly Receipt[],
  now: Date,
): DueFigure[] {
  return lines.flatMap((line) => {
    const own = receipts.filter(({ code }) => code === line.code);
    const periods = line.frequency === KpiFrequency.QUARTERLY ? quarters : [null];
    return periods.map((quarter) => {
      const dueOn = dueDay(year, quarter, line.dueDays);
      const receivedAt = receiptOf(own, quarter);
      return { code: line.code, quarter, dueOn, receivedAt, state: stateOf(dueOn, receivedAt, now) };
    });
  });
}

/** A year is complete with its figure, or with the last of its four quarters. */
function receiptOf(receipts: readonly Receipt[], quarter: number | null): Date | null {
  const exact = receipts.find((receipt) => receipt.quarter === quarter);
  if (exact || quarter !== null) return exact?.receivedAt ?? null;
  const parts = quarters.flatMap((part) => receipts.find((receipt) => receipt.quarter === part)?.receivedAt ?? []);
  return parts.length < quarters.length ? null : new Date(Math.max(...parts.map((at) => at.getTime())));
}

function stateOf(dueOn: Day, receivedAt: Date | null, now: Date): DataLineState {
  const ends = startOf(addDays(dueOn, 1));
  if (receivedAt) return receivedAt < ends ? DataLineState.ON_TIME : DataLineState.LATE;
  return now < ends ? DataLineState.NOT_DUE : DataLineState.MISSING;
}

export interface FeedCounts {
  due: number;
  received: number;
  onTime: number;
  late: number;
  missing: number;
  /** Percent of what is due; null while nothing is. */
  completeness: string | null;
  timeliness: string | null;
}

/** What is not due yet counts nowhere, also when it has come early. */
export function countFeed(figures: readonly DueFigure[], now: Date): FeedCounts {
  const due = figures.filter(({ dueOn }) => startOf(addDays(dueOn, 1)) <= now);
  const of = (wanted: DataLineState) => due.filter(({ state }) => state === wanted).length;
  const [onTime, late] = [of(DataLineState.ON_TIME), of(DataLineState.LATE)];
  const share = (part: number) => (due.length === 0 ? null : percentOf(String(part), String(due.length), 2));
  return {
    due: due.length,
    received: onTime + late,
    onTime,
    late,
    missing: of(DataLineState.MISSING),
    completeness: share(onTime + late),
    timeliness: share(onTime),
  };
}
