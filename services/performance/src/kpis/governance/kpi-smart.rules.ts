import type { KpiDefinition } from '../definitions/kpi-definition.entity';
import { KpiAggregation, KpiDirection, KpiUnit } from '../definitions/kpi-definition.enums';

export type SmartText = Pick<
  KpiDefinition,
  | 'name'
  | 'purpose'
  | 'unit'
  | 'direction'
  | 'aggregation'
  | 'formula'
  | 'numerator'
  | 'denominator'
  | 'source'
  | 'dataOwner'
  | 'target'
  | 'warning'
  | 'floor'
  | 'qcpr'
  | 'sdg'
  | 'strategicPlan'
  | 'grandBargain'
>;

export interface SmartProblem {
  criterion: 'SPECIFIC' | 'MEASURABLE' | 'ACHIEVABLE' | 'RELEVANT';
  text: string;
}

const aggregationsOf: Record<KpiUnit, KpiAggregation[]> = {
  [KpiUnit.PERCENT]: [KpiAggregation.RATIO_OF_SUMS, KpiAggregation.DISTINCT_RATIO, KpiAggregation.TOP_SHARE],
  [KpiUnit.COUNT]: [KpiAggregation.SUM, KpiAggregation.DISTINCT_COUNT],
  [KpiUnit.DAYS]: [KpiAggregation.MEDIAN],
};

type Check = [SmartProblem['criterion'], (text: SmartText) => boolean, string];

/** JIU-43: what makes a KPI easy to measure, practical and meaningful. Its times are required fields, so they are there. */
const checks: Check[] = [
  [
    'SPECIFIC',
    ({ purpose }) => /\?$/.test(purpose.trim()) && purpose.trim().length >= 20,
    'Say in purpose which question the figure answers, as a question.',
  ],
  [
    'SPECIFIC',
    ({ formula, name }) => formula.trim().length >= 10 && formula.trim() !== name.trim(),
    'Say in formula how the figure is made.',
  ],
  [
    'MEASURABLE',
    ({ unit, denominator }) => (unit === KpiUnit.PERCENT) === (denominator !== null),
    'A figure in PERCENT says what its denominator counts; others have none.',
  ],
  ['MEASURABLE', ({ numerator }) => numerator.trim().length >= 5, 'Say what the numerator counts.'],
  [
    'MEASURABLE',
    ({ unit, aggregation }) => aggregationsOf[unit].includes(aggregation),
    'This unit cannot be totalled in this way.',
  ],
  ['ACHIEVABLE', ({ dataOwner }) => dataOwner.trim().length >= 3, 'Name who answers for the data.'],
  [
    'RELEVANT',
    (text) => [text.source, text.qcpr, text.sdg, text.strategicPlan, text.grandBargain].some((list) => list.length > 0),
    'Name a framework or requirement that it serves.',
  ],
  [
    'RELEVANT',
    ({ direction, target, warning }) => direction === null || (target ?? warning) !== null,
    'A figure that should go one way has a target or a warning.',
  ],
  [
    'RELEVANT',
    ({ direction, floor }) => direction === KpiDirection.TARGET_RANGE || floor === null,
    'Only a figure in TARGET_RANGE has a floor.',
  ],
];

export const smartProblems = (text: SmartText): SmartProblem[] =>
  checks.filter(([, holds]) => !holds(text)).map(([criterion, , problem]) => ({ criterion, text: problem }));
