import type { Role, RoleGrant } from '@partner-commons/platform/viewer';
import type { Observation } from './observation.view';

/** UNPP's advanced users: who records flags, and reads those of their own agency. */
export const flaggers: Role[] = [
  'PROGRAMME_OFFICER',
  'VERIFIER',
  'VETTING_OFFICER',
  'REPRESENTATIVE',
  'ASSESSOR',
  'SANCTIONS_SCREENER',
  'SANCTIONS_ADJUDICATOR',
  'INVESTIGATOR',
  'IP_UNIT_ADMIN',
];
export const flagReaders: Role[] = [...flaggers, 'OVERSIGHT_AUDITOR'];

export interface Actor {
  subject: string;
  agency: string;
  roles: readonly RoleGrant[];
}

/** Headquarters of an agency: its unit for the whole agency, not for one office. */
export const isHeadquarters = ({ roles }: Pick<Actor, 'roles'>) =>
  roles.some(({ role, office }) => role === 'IP_UNIT_ADMIN' && office === null);

export type Act = 'ESCALATE' | 'UPHOLD' | 'DEFER' | 'AMEND' | 'INVALIDATE' | 'SHARE';

export type Flag = {
  [Key in 'type' | 'state' | 'verdict']: Observation[Key] extends infer Value
    ? Value extends string
      ? `${Value}`
      : Value
    : never;
} & Pick<Observation, 'recordedBy' | 'escalatedBy'>;

export type Refusal =
  | 'NOT_ACTIVE'
  | 'WRONG_LEVEL'
  | 'ALREADY_DEFERRED'
  | 'AWAITS_DECISION'
  | 'NOT_AUTHOR'
  | 'DECIDED'
  | 'NOT_HEADQUARTERS'
  | 'SAME_PERSON';

type Move = Partial<Record<Flag['type'], Flag['type']>>;

/** domain-model.md 2.6: RISK_FLAG → RISK_FLAG_ESCALATED → RED_FLAG or back. What is not here stays on its level. */
const moves: Record<Act, Move> = {
  ESCALATE: { RISK_FLAG: 'RISK_FLAG_ESCALATED' },
  UPHOLD: { RISK_FLAG_ESCALATED: 'RED_FLAG' },
  DEFER: { RISK_FLAG_ESCALATED: 'RISK_FLAG' },
  AMEND: { OBSERVATION: 'OBSERVATION', RISK_FLAG: 'RISK_FLAG', RED_FLAG: 'RED_FLAG' },
  INVALIDATE: stay(),
  SHARE: stay(),
};

function stay(): Move {
  return {
    OBSERVATION: 'OBSERVATION',
    RISK_FLAG: 'RISK_FLAG',
    RISK_FLAG_ESCALATED: 'RISK_FLAG_ESCALATED',
    RED_FLAG: 'RED_FLAG',
  };
}

/** The level after an act, or why this person may not do it to this flag of the own agency. */
export function judge(flag: Flag, act: Act, actor: Actor): { type: Flag['type'] } | { refusal: Refusal } {
  if (flag.state !== 'ACTIVE') return { refusal: 'NOT_ACTIVE' };
  if (act === 'ESCALATE' && flag.verdict === 'DEFERRED') return { refusal: 'ALREADY_DEFERRED' };
  const type = moves[act][flag.type];
  if (!type) return { refusal: act === 'AMEND' ? 'AWAITS_DECISION' : 'WRONG_LEVEL' };
  const refusal = act === 'ESCALATE' ? null : mayAct(flag, act, actor);
  return refusal ? { refusal } : { type };
}

function mayAct(flag: Flag, act: Act, actor: Actor): Refusal | null {
  const decides = act === 'UPHOLD' || act === 'DEFER';
  if (isHeadquarters(actor)) {
    const involved = actor.subject === flag.recordedBy || actor.subject === flag.escalatedBy;
    return decides && involved ? 'SAME_PERSON' : null;
  }
  if (decides) return 'NOT_HEADQUARTERS';
  if (actor.subject !== flag.recordedBy) return 'NOT_AUTHOR';
  if (flag.verdict !== null) return 'DECIDED';
  return flag.type === 'RISK_FLAG_ESCALATED' ? 'AWAITS_DECISION' : null;
}

const day = 86_400_000;
/** Days for the decision of headquarters about an escalated flag. */
export const decisionDays = 14;
/** Days before its end at which a flag is brought to mind. */
export const reminderDays = 30;
/** A flag must not become hearsay for ever: after so many months somebody says it anew or it ends. */
export const longestMonths = 24;
/** Years after its end at which the words of an observation are deleted; that there was one stays. */
export const retentionYears = 5;

export const daysAfter = (at: Date, days: number) => new Date(at.getTime() + days * day);

export function monthsAfter(at: Date, months: number): Date {
  const end = new Date(at);
  end.setUTCMonth(end.getUTCMonth() + months);
  // 31 January and a month is the last of February, not a day in March.
  if (end.getUTCDate() !== at.getUTCDate()) end.setUTCDate(0);
  return end;
}

export type ExpiryProblem = 'PAST' | 'TOO_FAR';

export function checkExpiry(expiresAt: Date, now: Date): ExpiryProblem | null {
  if (expiresAt <= now) return 'PAST';
  return expiresAt > monthsAfter(now, longestMonths) ? 'TOO_FAR' : null;
}

/** Told to the partner these would warn of a screening or an investigation, or endanger somebody; a case notifies it. */
export const integrityRestricted = ['SANCTIONS_MATCH', 'SEXUAL_EXPLOITATION_ABUSE', 'SAFEGUARDING_VIOLATION'];
