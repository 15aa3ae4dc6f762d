import type { Day } from '@partner-commons/platform/whole-days';
import { addWorkingDays } from '@partner-commons/platform/working-days';
import type { ConcernDesk, ConcernSeverity, ConcernState } from './concern.enums';

type Severity = `${ConcernSeverity}`;
type State = `${ConcernState}`;

/** Working days for the answer, and for each level above the first (JIU-114; story 4.e step 3: HIGH has ten). */
const terms: Record<Severity, { answer: number; level: number }> = {
  CRITICAL: { answer: 5, level: 2 },
  HIGH: { answer: 10, level: 5 },
  MEDIUM: { answer: 20, level: 10 },
  LOW: { answer: 30, level: 15 },
};

/** Working days in which who raised it may contest an answer. */
export const contestDays = 10;

export const dueDay = (severity: Severity, raisedOn: Day): Day => addWorkingDays(raisedOn, terms[severity].answer);

/** The first working day after the answer was due. */
export const firstEscalation = (dueOn: Day): Day => addWorkingDays(dueOn, 1);

const desks: Record<string, `${ConcernDesk}`> = {
  PAYMENT_DELAYS: 'FINANCE_OFFICER',
  FUNDING_AND_OVERHEADS: 'FINANCE_OFFICER',
  SAFEGUARDING: 'REPRESENTATIVE',
  SECURITY_ACCESS: 'REPRESENTATIVE',
};

export const deskOf = (theme: string | null): `${ConcernDesk}` => (theme && desks[theme]) || 'PROGRAMME_OFFICER';

/** The desk and the partners unit answer first; nobody else of the office reads what is said of it. */
export const firstLine = (desk: string): string[] => [desk, 'IP_UNIT_ADMIN'];

/** Senior level: from the first escalation on. */
const seniorRoles = ['SENIOR_OFFICIAL', 'REPRESENTATIVE'];

export interface Rung {
  level: number;
  officeId: string | null;
  line: string[];
  /** When it goes further up; null at the top. */
  escalatesOn: Day | null;
}

interface Standing {
  severity: Severity;
  level: number;
  officeId: string | null;
  officePath: readonly string[];
  line: readonly string[];
}

/** One level up: first the senior officials of the same office, then those of the office above; null at the top. */
export function rungAbove({ severity, level, officeId, officePath, line }: Standing, today: Day): Rung | null {
  const here = officeId === null ? -1 : officePath.indexOf(officeId);
  const next = level === 0 ? officeId : officePath[here + 1];
  if (next === undefined || (level > 0 && here < 0)) return null;
  const above = next === null ? -1 : officePath.indexOf(next);
  const isTop = above < 0 || above === officePath.length - 1;
  return {
    level: level + 1,
    officeId: next,
    line: [...new Set([...line, ...seniorRoles])],
    escalatesOn: isTop ? null : addWorkingDays(today, terms[severity].level),
  };
}

type Act = 'assign' | 'take' | 'escalate' | 'resolve' | 'confirm' | 'contest';

const waiting: readonly State[] = ['OPEN', 'ESCALATED'];
const acts: Record<Act, readonly State[]> = {
  assign: waiting,
  take: waiting,
  escalate: waiting,
  resolve: waiting,
  confirm: ['RESOLVED'],
  contest: ['RESOLVED'],
};

export type ConcernAct = Act;
export const isAllowed = (state: State, act: Act): boolean => acts[act].includes(state);
