import type { ListBinding } from '../../listing/sources/list-source.entity';
import { defaultOptions } from '../../matching/score';
import type { HitState } from '../hits/hit.entity';
import type { HitVerdict } from './hit-decision.entity';

export type Verdict = `${HitVerdict}`;

/** What of a hit decides how many people are needed. */
export interface HitInQuestion {
  state: `${HitState}`;
  score: number;
  binding: `${ListBinding}`;
}

export interface Decider {
  subject: string;
  agency: string;
  /** Offices that the person's roles are for; '' is the whole agency. */
  offices: readonly string[];
  isAdjudicator: boolean;
}

/** What the first person proposed; null when nobody did. */
export type Proposal = Omit<Decider, 'isAdjudicator'> & { verdict: Verdict };

export type Outcome = 'IN_REVIEW' | `PROPOSED_${Verdict}` | Verdict;

export type Refusal = 'NOT_DECIDABLE' | 'SAME_PERSON' | 'NOT_ADJUDICATOR' | 'SAME_UNIT';

const openStates: readonly string[] = ['OPEN', 'IN_REVIEW', 'ESCALATED'];

/** S-INV-2. A mandatory list binds every agency as that of the Security Council does, so it asks for the same care. */
export function needsTwo({ score, binding }: HitInQuestion, verdict: Verdict): boolean {
  return verdict === 'CONFIRMED' || binding === 'MANDATORY' || score >= defaultOptions.strong;
}

/** Where a decision leads: OPEN → PROPOSED → decided by a second person, or back to IN_REVIEW when the two differ. */
export function judge(
  hit: HitInQuestion,
  { verdict, decider, proposal }: { verdict: Verdict; decider: Decider; proposal: Proposal | null },
): { outcome: Outcome } | { refusal: Refusal } {
  // What was passed on is for those who adjudicate; a screener gave it away.
  if (hit.state === 'ESCALATED' && !decider.isAdjudicator) return { refusal: 'NOT_ADJUDICATOR' };
  if (openStates.includes(hit.state)) return { outcome: needsTwo(hit, verdict) ? `PROPOSED_${verdict}` : verdict };
  if (!proposal || hit.state !== `PROPOSED_${proposal.verdict}`) return { refusal: 'NOT_DECIDABLE' };
  if (proposal.subject === decider.subject) return { refusal: 'SAME_PERSON' };
  if (!decider.isAdjudicator) return { refusal: 'NOT_ADJUDICATOR' };
  if (proposal.verdict !== verdict) return { outcome: 'IN_REVIEW' };
  if (verdict === 'CONFIRMED' && isSameUnit(proposal, decider)) return { refusal: 'SAME_UNIT' };
  return { outcome: verdict };
}

export function isSameUnit(
  one: Pick<Proposal, 'agency' | 'offices'>,
  other: Pick<Decider, 'agency' | 'offices'>,
): boolean {
  return one.agency === other.agency && one.offices.some((office) => other.offices.includes(office));
}

/** What a decision is to the machine: proposed, decided, or back to review because the two differ. */
export function actOf(outcome: Outcome): 'PROPOSED' | 'DISAGREED' | 'DECIDED' {
  if (outcome === 'IN_REVIEW') return 'DISAGREED';
  return outcome.startsWith('PROPOSED') ? 'PROPOSED' : 'DECIDED';
}

/** A low-quality alias alone confirms nothing (S-INV-13): somebody must say what else speaks for it. */
export function lacksEvidence(verdict: Verdict, features: readonly { name: string }[], evidence: number): boolean {
  return verdict === 'CONFIRMED' && evidence === 0 && features.some(({ name }) => name === 'LOW_ALIAS');
}
