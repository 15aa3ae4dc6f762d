import { actsFor, type Viewer } from '@partner-commons/platform/viewer';
import { ReuseOutcome } from '../../terms/reuse-outcome.enum';
import type { Check, ReuseFacts, Verdict } from '../reuse/reuse.types';
import type { ReuseRow } from './reuse-request.repository';
import { ReuseDecider } from './reuse-request.view';

const accepted: ReuseOutcome[] = [
  ReuseOutcome.ACCEPTED_AUTOMATIC,
  ReuseOutcome.ACCEPTED,
  ReuseOutcome.ACCEPTED_WITH_SUPPLEMENT,
];
const waiting: ReuseOutcome[] = [ReuseOutcome.ESCALATED, ReuseOutcome.PENDING_CONSENT];

export const isAccepted = (outcome: ReuseOutcome) => accepted.includes(outcome);
export const isWaiting = (outcome: ReuseOutcome) => waiting.includes(outcome);

/** Too little validity is the affair of who relies on it; recognition and the owner's word are the owner's. */
export function deciderOf({ checks, outcome }: Pick<Verdict, 'checks' | 'outcome'>): ReuseDecider | null {
  if (outcome !== 'ESCALATED') return null;
  const asked = checks.filter((check) => check.outcome === 'ESCALATE').map(({ rule }) => rule);
  return asked.includes('OWNER') || asked.includes('RECOGNITION') ? ReuseDecider.OWNER : ReuseDecider.REQUESTER;
}

/** On which consents it rests. */
export const consentsOf = ({ consents, assessment, asOf }: ReuseFacts): string[] =>
  consents
    .filter(({ kinds }) => kinds.length === 0 || kinds.includes(assessment.kind))
    .filter(({ validUntil }) => validUntil === null || validUntil >= asOf)
    .map(({ id }) => id);

/** Requests are INTER_AGENCY, and the partner sees its own (domain-model.md 2.8). */
export const maySeeRequest = (viewer: Viewer, { partnerId }: Pick<ReuseRow, 'partnerId'>) =>
  viewer.kind === 'AGENCY' ? viewer.roles.length > 0 : actsFor(viewer, partnerId);

export const isParty = ({ kind, agency }: Viewer, row: Pick<ReuseRow, 'ownerAgency' | 'requesterAgency'>) =>
  kind === 'AGENCY' && agency !== null && [row.ownerAgency, row.requesterAgency].includes(agency);

/**
 * What the partner learns: not that people were asked, nor by which check, since that could warn it of an investigation.
 * To other agencies the word of the owner is as unknown.
 */
export function visibleChecks(viewer: Viewer, row: ReuseRow): Check[] {
  if (viewer.kind === 'PARTNER' && row.escalatedTo) return [];
  return row.checks;
}

export function visibleOutcome(viewer: Viewer, { outcome, escalatedTo }: ReuseRow) {
  const hidden = viewer.kind === 'PARTNER';
  return {
    outcome: hidden && outcome === ReuseOutcome.ESCALATED ? null : outcome,
    escalatedTo: hidden ? null : escalatedTo,
  };
}
