import { createHash } from 'node:crypto';
import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { isNegative, isWhole, isZero, percentOf, roundHalfUp } from '../../terms/decimal.rules';
import type { KpiDefinition } from '../definitions/kpi-definition.entity';
import { KpiUnit } from '../definitions/kpi-definition.enums';
import type { KpiValue } from './kpi-value.entity';
import type { SubmitKpiValueInput } from './kpi-value.inputs';

export interface Figure {
  unit: KpiUnit;
  numerator: string;
  denominator: string | null;
}

/** Decimals that a figure is shown with. */
const decimalsOf: Record<KpiUnit, number> = { [KpiUnit.PERCENT]: 2, [KpiUnit.COUNT]: 0, [KpiUnit.DAYS]: 2 };

/** Computed once and stored: a published figure must not move when this rule does (P-INV-3). */
export function computeValue({ unit, numerator, denominator }: Figure): string {
  if (isNegative(numerator)) throw invalidInput('numerator must be zero or more.', 'input.numerator');
  if (unit === KpiUnit.PERCENT) return percentOf(numerator, demandDenominator(denominator), decimalsOf[unit]);
  if (denominator !== null) {
    throw invalidInput(`A figure in ${unit} has no denominator; give the figure as numerator.`, 'input.denominator');
  }
  if (unit === KpiUnit.COUNT && !isWhole(numerator)) {
    throw invalidInput('A figure in COUNT is a whole number.', 'input.numerator');
  }
  return roundHalfUp(numerator, decimalsOf[unit]);
}

function demandDenominator(denominator: string | null): string {
  if (denominator === null) throw invalidInput('A figure in PERCENT needs a denominator.', 'input.denominator');
  if (isZero(denominator)) {
    throw invalidInput(
      'The denominator must not be zero: there is nothing to measure.',
      'input.denominator',
      'DENOMINATOR_ZERO',
    );
  }
  if (isNegative(denominator)) throw invalidInput('denominator must be above zero.', 'input.denominator');
  return denominator;
}

export type Period = Pick<KpiValue, 'year' | 'quarter'>;

export function checkPeriod({ year, quarter }: Period, now: Date): void {
  const begin = new Date(Date.UTC(year, quarter === null ? 0 : (quarter - 1) * 3, 1));
  if (begin > now) throw invalidInput('The period has not begun; figures are of the past.', 'input.period');
}

export type CellKey = Pick<KpiValue, 'definitionId' | 'agencyCode' | 'partnerId' | 'year' | 'quarter'>;

/** What the revisions of one figure have in common; also the subject of its facts. */
export const nameCell = (definition: Pick<KpiDefinition, 'code' | 'version'>, cell: CellKey) =>
  [
    `${definition.code}.${definition.version}`,
    cell.agencyCode,
    cell.partnerId ?? 'all',
    cell.quarter === null ? String(cell.year) : `${cell.year}-Q${cell.quarter}`,
  ].join('/');

/** Equal requests have equal hashes; the key itself is not part of what is asked for. */
export function hashRequest(input: SubmitKpiValueInput): string {
  const { code, version, partnerId, period, numerator, denominator, quality } = input;
  const parts = [
    code,
    version,
    partnerId ?? null,
    period.year,
    period.quarter ?? null,
    numerator,
    denominator ?? null,
    quality,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

export function demandSameRequest(stored: Pick<KpiValue, 'requestHash'>, requestHash: string): void {
  if (stored.requestHash === requestHash) return;
  throw new AppError('CONFLICT', 'This idempotencyKey came with another value before. Use a new key for a new one.', {
    reason: 'IDEMPOTENCY_KEY_REUSED',
    field: 'input.idempotencyKey',
  });
}
