import { AppError } from '@partner-commons/platform/errors';
import type { Role } from '@partner-commons/platform/viewer';
import { addDays, addMonths, type Day } from '@partner-commons/platform/whole-days';
import { type Dimension, dimensionsOf, type Level } from '../due-diligence-levels/due-diligence-level.rules';

export type Decision = 'PROCEED' | 'PROCEED_WITH_MITIGATION' | 'DECLINE' | 'ESCALATE';
export type Help = 'PARTNERS_UNIT' | 'LEGAL';

/** What a decision rests on. */
export interface DecisionFacts {
  level: Level;
  /** The latest finding of each dimension that was looked at. */
  findings: readonly { dimension: Dimension; finding: 'CLEAR' | 'CONCERN' | 'EXCLUSION' }[];
  /** Dimensions that a reused due diligence of another agency found clear. */
  reusedDimensions: readonly Dimension[];
  /** Every controversy that was recorded, also those that were recorded anew since. */
  controversies: readonly { severity: string; status: string }[];
  escalatedTo: readonly Help[];
  /** Null: not asked for (PSFP-10). */
  globalCompact: { required: boolean; status: string | null };
}

export interface Proposal {
  decision: Decision;
  /** Of PROCEED_WITH_MITIGATION. */
  mitigations: number;
  /** That of the executive head, for a partner that meets an exclusionary criterion. */
  hasException: boolean;
}

export type DecisionRefusal =
  | 'DIMENSIONS_MISSING'
  | 'EXCLUSION_FORCES_DECLINE'
  | 'ESCALATION_REQUIRED'
  | 'GLOBAL_COMPACT_REQUIRED'
  | 'MITIGATION_REQUIRED'
  | 'NO_EXCLUSION';

export const missingDimensions = ({
  level,
  findings,
  reusedDimensions,
}: Pick<DecisionFacts, 'level' | 'findings' | 'reusedDimensions'>): Dimension[] => {
  const covered = new Set<Dimension>([...findings.map(({ dimension }) => dimension), ...reusedDimensions]);
  return dimensionsOf[level].filter((dimension) => !covered.has(dimension));
};

const isExcluded = ({ findings }: Pick<DecisionFacts, 'findings'>) =>
  findings.some(({ finding }) => finding === 'EXCLUSION');

/** Recording a controversy again with a lesser word does not take the need away: the first record stays among them. */
const isControversial = ({ controversies }: Pick<DecisionFacts, 'controversies'>) =>
  controversies.some(
    ({ severity, status }) => severity === 'SIGNIFICANT' && !['RESOLVED', 'DISMISSED'].includes(status),
  );

/** Null when the facts allow it (standards.md 3.5). */
export function refusalOf(
  facts: DecisionFacts,
  { decision, mitigations, hasException }: Proposal,
): DecisionRefusal | null {
  if (decision === 'ESCALATE') return null;
  const excluded = isExcluded(facts);
  // An exclusionary criterion comes first and ends it: nobody has to look at the rest of such a partner.
  if (decision === 'DECLINE' && excluded) return null;
  if (missingDimensions(facts).length > 0) return 'DIMENSIONS_MISSING';
  if (excluded && !hasException) return 'EXCLUSION_FORCES_DECLINE';
  if (!excluded && hasException) return 'NO_EXCLUSION';
  if (isControversial(facts) && facts.escalatedTo.length === 0) return 'ESCALATION_REQUIRED';
  if (decision === 'DECLINE') return null;
  const { required, status } = facts.globalCompact;
  if (required && status !== 'PARTICIPANT') return 'GLOBAL_COMPACT_REQUIRED';
  return decision === 'PROCEED_WITH_MITIGATION' && mitigations === 0 ? 'MITIGATION_REQUIRED' : null;
}

const refusals: Record<DecisionRefusal, string> = {
  DIMENSIONS_MISSING: 'Record a finding in each dimension of the level first.',
  EXCLUSION_FORCES_DECLINE:
    'An exclusionary criterion is met: decline, or ask for the exception of the executive head.',
  ESCALATION_REQUIRED: 'A significant controversy: escalate to the partners unit or the legal section first.',
  GLOBAL_COMPACT_REQUIRED: 'Your agency engages companies only while they take part in the UN Global Compact.',
  MITIGATION_REQUIRED: 'Say what is done, by whom and until when.',
  NO_EXCLUSION: 'No exclusionary criterion is met, so there is nothing to make an exception from.',
};

export const refuse = (refusal: DecisionRefusal, facts: DecisionFacts) =>
  new AppError('PRECONDITION_FAILED', refusals[refusal], {
    reason: refusal,
    facts: refusal === 'DIMENSIONS_MISSING' ? { missing: missingDimensions(facts) } : undefined,
  });

/** A seat at the decision: any of these roles fills it, and each seat is filled by somebody else. */
export type Seat = readonly Role[];

/** Who can have a voice in any decision. */
export const deciders: readonly Role[] = ['PROGRAMME_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN', 'LEGAL_OFFICER'];

const helpers: Record<Help, Seat> = { PARTNERS_UNIT: ['IP_UNIT_ADMIN'], LEGAL: ['LEGAL_OFFICER'] };

/** The executive head speaks through the Representative and the unit together (standards.md 3.5). */
const executiveHead: readonly Seat[] = [['REPRESENTATIVE'], ['IP_UNIT_ADMIN']];

export function seatsFor(
  { level, escalatedTo }: Pick<DecisionFacts, 'level' | 'escalatedTo'>,
  hasException: boolean,
): Seat[] {
  const first: Seat =
    level === 'BASIC' ? ['PROGRAMME_OFFICER', 'REPRESENTATIVE', 'IP_UNIT_ADMIN'] : ['REPRESENTATIVE', 'IP_UNIT_ADMIN'];
  const helped = escalatedTo.filter((help) => !(hasException && help === 'PARTNERS_UNIT')).map((help) => helpers[help]);
  return [...(hasException ? executiveHead : [first]), ...helped];
}

/** Seats that stay empty when as many as possible are filled, each by another of these people. */
export function emptySeats(seats: readonly Seat[], people: readonly (readonly string[])[]): Seat[] {
  const [seat, ...others] = seats;
  if (!seat) return [];
  let best = [seat, ...emptySeats(others, people)];
  people.forEach((roles, place) => {
    if (!seat.some((role) => roles.includes(role))) return;
    const found = emptySeats(
      others,
      people.filter((_, index) => index !== place),
    );
    if (found.length < best.length) best = found;
  });
  return best;
}

export interface Voice {
  person: string;
  roles: readonly string[];
  decision: Decision;
  hasException: boolean;
  /** Counts what had been recorded when it was given. */
  facts: number;
  /** Whether it brought mitigations of its own. */
  proposes: boolean;
}

/**
 * The voices for what is proposed now, oldest first: those that agree with the last one. A voice for something else, or
 * with other mitigations, begins anew; so does whatever is recorded meanwhile, since voices rest on what they saw.
 */
export function standingVoices<Given extends Voice>(voices: readonly Given[], facts: number): Given[] {
  let standing: Given[] = [];
  for (const voice of voices.filter((given) => given.facts === facts)) {
    const [first] = standing;
    const agrees = first?.decision === voice.decision && first.hasException === voice.hasException && !voice.proposes;
    standing = agrees ? [...standing, voice] : [voice];
  }
  return standing;
}

export const isSatisfactory = (decision: string | null) =>
  decision === 'PROCEED' || decision === 'PROCEED_WITH_MITIGATION';

export interface Validity {
  decidedOn: Day;
  decision: Decision;
  isHighRisk: boolean;
  months: { highRisk: number; other: number };
  /** Last valid day of the due diligence that was reused. */
  reusedUntil: Day | null;
}

/** The last valid day (A-INV-4); null for a decision to decline, which stays until another is made. */
export function validUntil({ decidedOn, decision, isHighRisk, months, reusedUntil }: Validity): Day | null {
  if (!isSatisfactory(decision)) return null;
  const own = addDays(addMonths(decidedOn, isHighRisk ? months.highRisk : months.other), -1);
  return reusedUntil !== null && reusedUntil < own ? reusedUntil : own;
}
