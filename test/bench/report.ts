import type { Measurement } from './load';
import { type Question, questions } from './questions';
import type { ScreeningComparison, ScreeningFigures } from './screening';
import type { SystemName } from './systems';

export type Answers = Partial<Record<Question, Partial<Record<SystemName, Measurement>>>>;

interface Costs {
  node: number;
  total: number;
}

function costsOf({ cpu }: Measurement): Costs {
  const total = Object.values(cpu).reduce((sum, time) => sum + time, 0);
  return { total, node: total - (cpu.postgres ?? 0) };
}

/** How many times the CPU of the reference: of all processes, and without PostgreSQL, which does the same for each. */
export function ratiosOf(measurements: Partial<Record<SystemName, Measurement>>, system: SystemName): Costs | null {
  const measured = measurements[system];
  const references = [measurements.reference, measurements['reference again']].flatMap((one) =>
    one ? [costsOf(one)] : [],
  );
  if (!measured || references.length === 0) return null;
  const mean = (part: keyof Costs) => references.reduce((sum, costs) => sum + costs[part], 0) / references.length;
  const own = costsOf(measured);
  return { total: own.total / mean('total'), node: own.node / mean('node') };
}

export function describeQuestion(question: Question, measurements: Partial<Record<SystemName, Measurement>>): string {
  const [first] = Object.values(measurements);
  const title = `${questions[question].title} (${first?.requests} requests): CPU milliseconds per request, ratio to the mean reference`;
  const rows = (Object.keys(measurements) as SystemName[]).flatMap((system) => {
    const measured = measurements[system];
    return measured ? [rowOf(system, measured, ratiosOf(measurements, system))] : [];
  });
  return table(title, ['system', 'all', 'node', 'postgres', 'p50 ms', 'p99 ms', '/s', 'ratio', 'node ratio', ''], rows);
}

function rowOf(system: SystemName, measured: Measurement, ratios: Costs | null): string[] {
  const { cpu, p50, p99, perSecond } = measured;
  const { total, node } = costsOf(measured);
  const processes = Object.entries(cpu).filter(([name]) => name !== 'postgres');
  return [
    system,
    ...[total, node, cpu.postgres ?? 0, p50, p99].map((value) => value.toFixed(2)),
    perSecond.toFixed(0),
    ...(ratios ? [ratios.total, ratios.node].map((ratio) => `${ratio.toFixed(1)}×`) : ['', '']),
    processes.length > 1 ? processes.map(([name, time]) => `${name} ${time.toFixed(2)}`).join(', ') : '',
  ];
}

export function describeScreening({ ours, baseline, ratio }: ScreeningComparison): string {
  const row = (name: string, { names, namesPerSecond, p50, p95 }: ScreeningFigures) => [
    name,
    String(names),
    namesPerSecond.toFixed(0),
    p50.toFixed(2),
    p95.toFixed(2),
  ];
  return table(
    `screening against ${ours.listedNames} listed names, one thread: ${ratio.toFixed(1)}× the baseline`,
    ['', 'names', 'names/s', 'p50 ms', 'p95 ms'],
    [row('screen', ours), row('edit distance from all', baseline)],
  );
}

function table(title: string, head: string[], rows: string[][]): string {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column === 0 || column === 9 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return `\n${title}\n${lines.map((line) => `  ${line.map(pad).join('  ').trimEnd()}`).join('\n')}\n`;
}
