import { addDays, type Day, dayOf, startOf } from '@partner-commons/platform/whole-days';

/** What performance tells of one agreement of one agency; always its whole headline. */
export interface KnownAgreement {
  engagementId: string;
  agency: string;
  state: 'PLANNED' | 'ACTIVE' | 'SUSPENDED' | 'CLOSED';
  from: Day;
  /** Null when no last day is agreed. */
  to: Day | null;
}

export interface AgreementQuestion {
  /** Code of the agency that wants to pay: each pays under its own agreements. */
  agency: string;
  purpose: string;
  agreements: readonly KnownAgreement[];
  /** When the feed of performance was last read to its end; null before the first time. */
  agreementsKnownAt: Date | null;
  now: Date;
}

/** Expenditure of the last weeks is reported and paid after the last day: as long as the closure assessment has (E-INV-7). */
const settlementDays = 30;

/** Longer than an outage that repairs itself: an agreement may have been closed since. */
const feedMaxAgeHours = 24;

const lastDayToPay = ({ to }: KnownAgreement): Day | null => (to === null ? null : addDays(to, settlementDays));

/** Signed, begun, not halted, not settled, and not over for longer than it takes to settle. */
function mayBePaid(agreement: KnownAgreement, today: Day): boolean {
  const last = lastDayToPay(agreement);
  return agreement.state === 'ACTIVE' && agreement.from <= today && (last === null || last >= today);
}

/** Why the agreement that comes closest does not do; the nearest to being paid is named first. */
function nearest(own: readonly KnownAgreement[], today: Day): { why: string; since: Date | null } {
  if (own.some(({ state }) => state === 'SUSPENDED')) return { why: 'the agreement is suspended', since: null };
  const ahead = own.filter(({ state, from }) => state === 'ACTIVE' && from > today);
  const [begins] = ahead.map(({ from }) => from).sort();
  if (begins) return { why: `the agreement begins on ${begins}`, since: null };
  const last = own
    .filter(({ state }) => state === 'ACTIVE')
    .flatMap((agreement) => lastDayToPay(agreement) ?? [])
    .sort()
    .at(-1);
  if (last) {
    return {
      why: `the agreement ended, and the ${settlementDays} days to settle it are over`,
      since: startOf(addDays(last, 1)),
    };
  }
  if (own.some(({ state }) => state === 'PLANNED')) return { why: 'the agreement is not signed yet', since: null };
  if (own.length > 0) return { why: 'the agreement is closed', since: null };
  return { why: 'none is recorded', since: null };
}

/** Why the agency may not pay: funds are transferred under an agreement in force (UNHCR-51). */
export function agreementBlockers({ agency, purpose, agreements, agreementsKnownAt, now }: AgreementQuestion) {
  if (purpose !== 'PAY') return [];
  const today = dayOf(now);
  const own = agreements.filter((agreement) => agreement.agency === agency);
  if (!own.some((agreement) => mayBePaid(agreement, today))) {
    const { why, since } = nearest(own, today);
    return [
      {
        code: 'AGREEMENT_REQUIRED',
        message: `${agency} has no agreement in force with this partner: ${why}.`,
        source: 'performance',
        since,
        howToClear: 'Record the agreement as it stands (recordEngagement), or sign or extend one.',
      },
    ];
  }
  const age = agreementsKnownAt ? now.getTime() - agreementsKnownAt.getTime() : Number.POSITIVE_INFINITY;
  // A time in the future was written by a clock that is wrong, so it proves nothing.
  if (Math.abs(age) <= feedMaxAgeHours * 3_600_000) return [];
  const known = agreementsKnownAt ? `as of ${agreementsKnownAt.toISOString()}` : 'in part';
  return [
    {
      code: 'AGREEMENTS_STALE',
      message: `Agreements are known ${known} only: one may have been closed since.`,
      source: 'performance',
      since: agreementsKnownAt,
      howToClear: 'Wait until registry has read what the performance service tells.',
    },
  ];
}
