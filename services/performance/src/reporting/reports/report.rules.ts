import { AppError } from '@partner-commons/platform/errors';
import { ReportState } from './report-state.enum';

export type ReportAct =
  | 'WRITE'
  | 'COLLECT'
  | 'MERGE'
  | 'FREEZE'
  | 'RETURN'
  | 'APPROVE'
  | 'SUBMIT'
  | 'PRESENT'
  | 'DECIDE';

const { PLANNED, COLLECTING, DRAFT, CONTRIBUTIONS, CLEARANCE, SIGNED_OFF, SUBMITTED, PRESENTED } = ReportState;

/** From which states an act is possible, and where it leads; null leaves the state. */
const acts: Record<ReportAct, Partial<Record<ReportState, ReportState>>> = {
  // Whoever writes after the freeze opens the text again; the figures stay frozen.
  WRITE: { PLANNED, COLLECTING, DRAFT, CONTRIBUTIONS, CLEARANCE },
  COLLECT: {
    PLANNED: COLLECTING,
    COLLECTING,
    DRAFT: CONTRIBUTIONS,
    CONTRIBUTIONS,
    CLEARANCE: CONTRIBUTIONS,
  },
  MERGE: { COLLECTING: DRAFT, CONTRIBUTIONS: DRAFT, DRAFT, CLEARANCE },
  FREEZE: {
    PLANNED: CLEARANCE,
    COLLECTING: CLEARANCE,
    DRAFT: CLEARANCE,
    CONTRIBUTIONS: CLEARANCE,
    CLEARANCE,
  },
  RETURN: { CLEARANCE: DRAFT },
  APPROVE: { CLEARANCE: SIGNED_OFF },
  SUBMIT: { SIGNED_OFF: SUBMITTED },
  PRESENT: { SUBMITTED: PRESENTED },
  DECIDE: { SUBMITTED, PRESENTED },
};

export const stateAfter = (state: ReportState, act: ReportAct): ReportState | null => acts[act][state] ?? null;

export function demandAct(state: ReportState, act: ReportAct): ReportState {
  const next = stateAfter(state, act);
  if (next !== null) return next;
  throw new AppError('CONFLICT', `This is not possible while the report is ${state}.`, {
    reason: 'INVALID_STATE',
    facts: { state, possibleIn: Object.keys(acts[act]) },
  });
}

export const isPublic = (state: ReportState) => state === SUBMITTED || state === PRESENTED;
export const isSigned = (state: ReportState) => state === SIGNED_OFF || isPublic(state);
