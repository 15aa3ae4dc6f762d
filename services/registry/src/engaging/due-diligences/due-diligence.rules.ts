import { addDays, type Day, dayOf, startOf } from '@partner-commons/platform/whole-days';

/** What assessments tells of one due diligence of one agency; always its whole state. */
export interface KnownDueDiligence {
  caseId: string;
  agency: string;
  level: string;
  /** OPEN ones are not told. */
  state: 'DECIDED' | 'EXPIRED' | 'SUPERSEDED';
  decision: 'PROCEED' | 'PROCEED_WITH_MITIGATION' | 'DECLINE';
  decidedOn: Day;
  /** Null for a decision to decline, which stays until another is made. */
  validUntil: Day | null;
}

export interface DueDiligenceQuestion {
  /** Code of the agency that wants to engage: each does its own. */
  agency: string;
  purpose: string;
  partnerType: string;
  dueDiligences: readonly KnownDueDiligence[];
  now: Date;
}

/** HAB-16: before any legal instrument. UNICEF-42: of companies before any engagement. Between UN entities: none (standards.md 3.13). */
function isNeeded({ purpose, partnerType }: DueDiligenceQuestion): boolean {
  if (partnerType === 'UN_ENTITY') return false;
  return purpose === 'SIGN' || (purpose === 'SELECT' && partnerType === 'PRIVATE_SECTOR');
}

type Standing = { is: 'SATISFACTORY' | 'REQUIRED' } | { is: 'EXPIRED' | 'DECLINED'; since: Day };

/** A decision to decline that nobody replaced outweighs all others: fail closed. */
function standingOf(own: readonly KnownDueDiligence[], today: Day): Standing {
  const current = own.filter(({ state }) => state !== 'SUPERSEDED');
  const declined = current.find(({ decision }) => decision === 'DECLINE');
  if (declined) return { is: 'DECLINED', since: declined.decidedOn };
  const ends = current.flatMap(({ validUntil }) => validUntil ?? []).sort();
  const last = ends.at(-1);
  if (last === undefined) return { is: 'REQUIRED' };
  // Read by the day itself, so that nothing waits for the event that says so.
  return last >= today ? { is: 'SATISFACTORY' } : { is: 'EXPIRED', since: addDays(last, 1) };
}

const words = {
  REQUIRED: (agency: string) => ({
    message: `${agency} has no due diligence of this partner.`,
    howToClear: 'Do one, or build on one of another agency (openDueDiligence).',
  }),
  EXPIRED: (agency: string) => ({
    message: `The due diligence of ${agency} is over.`,
    howToClear: 'Revise it (reviseDueDiligence).',
  }),
  DECLINED: (agency: string) => ({
    message: `${agency} looked into this partner and declined.`,
    howToClear: 'Revise the due diligence when what it found has changed (reviseDueDiligence).',
  }),
};

/** Why the agency's own due diligence keeps it from engaging (E-INV-4, HAB-16). */
export function dueDiligenceBlockers(question: DueDiligenceQuestion) {
  const { agency, dueDiligences, now } = question;
  if (!isNeeded(question)) return [];
  const own = dueDiligences.filter((known) => known.agency === agency);
  const standing = standingOf(own, dayOf(now));
  if (standing.is === 'SATISFACTORY') return [];
  return [
    {
      code: `DUE_DILIGENCE_${standing.is}`,
      ...words[standing.is](agency),
      source: 'assessments',
      since: 'since' in standing ? startOf(standing.since) : null,
    },
  ];
}
