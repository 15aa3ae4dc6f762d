import type { RecordedStatus } from './agency-standing.repository';
import { strictestOf } from './agency-standing.rules';

const row = (status: RecordedStatus, agency = 'UNHCR') => ({ agency, status });

test.each<[string, ReturnType<typeof row>[], RecordedStatus | null]>([
  ['nothing is decided', [], null],
  ['another agency decided', [row('EXCLUDED', 'WFP')], null],
  ['one record is free and the one merged into it is not', [row('ACTIVE'), row('SUSPENDED')], 'SUSPENDED'],
  ['one is restricted and one suspended', [row('SUSPENDED'), row('RESTRICTED')], 'SUSPENDED'],
  ['one is excluded', [row('SUSPENDED'), row('EXCLUDED'), row('ACTIVE')], 'EXCLUDED'],
])('the strictest word counts when %s', (_case, rows, expected) =>
  expect(strictestOf(rows, 'UNHCR')?.status ?? null).toBe(expected),
);
