import type { Work } from '@partner-commons/platform/work';
import { contextOf } from '../concern-raising/concern-raising.service';
import { ConcernSeverity, ConcernState } from './concern.enums';
import type { ConcernRow, ConcernStepRow } from './concern.repository';
import type { Concern } from './concern.view';

/** As a viewer reads it who was shown the row; who of the agency has taken it is no matter of who raised it. */
export function presentConcern(
  row: ConcernRow,
  steps: readonly ConcernStepRow[],
  { cipher, viewer }: Pick<Work, 'cipher' | 'viewer'>,
): Concern {
  const open = (text: string | null) => text && cipher.open(text, contextOf(row.id));
  const { codeHash: _hash, officePath: _path, agency: agencyCode, subject, ...shown } = row;
  return {
    ...shown,
    agencyCode,
    severity: ConcernSeverity[row.severity],
    state: ConcernState[row.state],
    subject: cipher.open(subject, contextOf(row.id)),
    detail: open(row.detail),
    resolution: open(row.resolution),
    official: viewer.kind === 'AGENCY' ? row.official : null,
    withinSla: row.resolvedOn === null ? null : row.resolvedOn <= row.dueOn,
    steps: steps.filter(({ concernId }) => concernId === row.id),
  };
}
