import type { PartnerStanding } from '../../identity/partners/partner.entity';
import type { RegistrationState } from '../../registration/registrations/registration.entity';
import { agreementBlockers, type KnownAgreement } from '../agreements/agreement.rules';
import { type ClearanceFacts, findStaleness, type KnownClearance } from '../clearance/clearance.rules';
import { dueDiligenceBlockers, type KnownDueDiligence } from '../due-diligences/due-diligence.rules';
import { barringsFor, type Ineligibility } from '../ineligibility/ineligibility.rules';
import { type IntegrityMatter, mustContact } from '../integrity-matters/integrity-matter.rules';

export enum EligibilityPurpose {
  APPLY = 'APPLY',
  SELECT = 'SELECT',
  SIGN = 'SIGN',
  PAY = 'PAY',
}

export type Purpose = `${EligibilityPurpose}`;

export interface Blocker {
  code: string;
  message: string;
  /** Service that the fact comes from. */
  source: string;
  since: Date | null;
  howToClear: string;
  /** The headquarters that it comes from, for one that is inherited (R-INV-8). */
  inheritedFrom: string | null;
}

export interface ActiveHold {
  source: string;
  code: string;
  message: string;
  purposes: readonly Purpose[];
  since: Date;
}

/** An open matter at some agency, and when the agency that asks last talked to it. */
export interface IntegrityFacts {
  matter: IntegrityMatter | null;
  contact: { at: Date } | null;
}

export interface HeadquartersFacts {
  id: string;
  clearance: KnownClearance | null;
  holds: readonly ActiveHold[];
  agencyStanding: EligibilityFacts['agencyStanding'];
  ineligibility: Ineligibility | null;
  integrity: IntegrityFacts;
}

/** What was known about one partner at one instant; everything that any purpose asks about. */
export interface EligibilityFacts extends ClearanceFacts {
  purpose: Purpose;
  /** Code of the agency that asks. */
  agency: string;
  partnerType: string;
  /** ISO 3166-1 alpha-2 of the partner's record; opt-outs are for countries. */
  country: string;
  /** Null: the partner was not in the roster yet. */
  standing: { value: `${PartnerStanding}`; since: Date | null } | null;
  registration: { state: `${RegistrationState}`; since: Date } | null;
  /** For all agencies, and of the agency that asks. */
  holds: readonly ActiveHold[];
  /** What the agency decided for itself; null when nothing is in force. */
  agencyStanding: { status: 'ACTIVE' | 'SUSPENDED' | 'RESTRICTED' | 'EXCLUDED'; since: Date } | null;
  /** The rule of the agency about this type and track; null when it has none. */
  rule: { eligible: boolean; since: Date } | null;
  verification: { result: 'PENDING' | 'VERIFIED' | 'NOT_VERIFIED' | 'EXPIRED'; since: Date | null };
  /** Null: none was signed. */
  declaration: { valid: boolean; since: Date } | null;
  /** Null: never confirmed. */
  profile: { current: boolean; confirmedAt: Date } | null;
  /** Null: sanctions told nothing about it. */
  ineligibility: Ineligibility | null;
  integrity: IntegrityFacts;
  /** Of every agency; which of them counts is asked by the agency's code. */
  dueDiligences: readonly KnownDueDiligence[];
  /** Of every agency, and how new that knowledge is. */
  agreements: readonly KnownAgreement[];
  agreementsKnownAt: Date | null;
  headquarters: HeadquartersFacts | null;
}

type Rule = (facts: EligibilityFacts) => Omit<Blocker, 'inheritedFrom'>[];

const is = (purpose: Purpose, ...purposes: Purpose[]) => purposes.includes(purpose);

/** System SUSPENDED, INACTIVE, CLOSED and the like end everything for every agency (R-INV-7). */
const standing: Rule = ({ standing, registration, purpose, ineligibility }) => {
  if (standing === null) {
    return [blocker('NOT_IN_ROSTER', 'The partner was not in the roster yet.', null, 'Ask about a later time.')];
  }
  const { value, since } = standing;
  if (value === 'ACTIVE') return [];
  // Whom an ineligibility binds is its own rule: an agency may have opted out.
  if (value === 'INELIGIBLE' && ineligibility?.ineligible) return [];
  if (value !== 'PROSPECT') {
    return [
      blocker(`STANDING_${value}`, `The partner's standing is ${value}.`, since, 'Resolve the reason of the standing.'),
    ];
  }
  if (!is(purpose, 'APPLY')) {
    const state = registration ? ` Its registration is ${registration.state}.` : '';
    const begun = registration?.since ?? null;
    return [
      blocker('NOT_REGISTERED', `The partner is not registered yet.${state}`, begun, 'Complete the registration.'),
    ];
  }
  const ended = registration && ['REJECTED', 'WITHDRAWN', 'LAPSED'].includes(registration.state);
  if (!ended) return [];
  const { state, since: endedAt } = registration;
  return [blocker(`REGISTRATION_${state}`, `The registration is ${state}.`, endedAt, 'Ask for access again.')];
};

const barred = (
  ineligibility: Ineligibility | null,
  { agency, country, now, standing }: Pick<EligibilityFacts, 'agency' | 'country' | 'now' | 'standing'>,
) => {
  if (!ineligibility) return [];
  const code = standing?.value === 'INELIGIBLE' ? 'STANDING_INELIGIBLE' : 'INELIGIBILITY_RECOGNISED';
  return barringsFor(ineligibility, { agency, country, at: now }).map((barring) => ({
    ...barring,
    code,
    source: 'sanctions',
  }));
};

/** Entries that bind the agency, and listings that bind all (R-INV-7, S-INV-1, S-INV-8). */
const ineligibility: Rule = (facts) => barred(facts.ineligibility, facts);

const integrityContact = ({ matter, contact }: IntegrityFacts, { agency, now }: EligibilityFacts) => {
  if (!mustContact(matter, { agency, contact, at: now })) return [];
  return [
    {
      code: 'INTEGRITY_CONTACT_REQUIRED',
      message: `Talk to the integrity office of ${matter.leadAgency} before you engage this partner.`,
      source: 'sanctions',
      since: null,
      howToClear: 'Record the contact; no reason is shown here.',
    },
  ];
};

/** No reason is shown, and an agency that suspended the partner itself knows more already (S-INV-7). */
const integrity: Rule = (facts) => {
  if (!is(facts.purpose, 'SELECT', 'SIGN') || facts.agencyStanding?.status === 'SUSPENDED') return [];
  return integrityContact(facts.integrity, facts);
};

/** What one agency decided for itself (R-INV-7); RESTRICTED leaves what is signed alone. */
const agencyStanding: Rule = ({ agencyStanding, purpose }) => {
  if (agencyStanding === null || agencyStanding.status === 'ACTIVE') return [];
  const { status, since } = agencyStanding;
  if (status === 'RESTRICTED' && is(purpose, 'PAY')) return [];
  const how = 'The implementing partner unit of the agency decides.';
  return [blocker(`AGENCY_${status}`, `With this agency the partner is ${status}.`, since, how)];
};

const holdCures: Record<string, string> = {
  DOCUMENT: 'The partner hands in a valid document.',
  DECLARATION: 'The partner signs the declaration again.',
  SANCTIONS: 'The sanctions adjudicators decide.',
  MANUAL: 'The agency that placed it lifts it.',
};

const fromHold = ({ code, message, source, since }: ActiveHold) => ({
  code,
  message,
  source: source === 'SANCTIONS' ? 'sanctions' : 'registry',
  since,
  howToClear: holdCures[source] ?? 'Resolve the reason of the hold.',
});

const holds: Rule = ({ holds, purpose }) => holds.filter((hold) => hold.purposes.includes(purpose)).map(fromHold);

/** JIU-13; what is signed already is paid. */
const agencyRule: Rule = ({ rule, purpose }) => {
  if (!rule || rule.eligible || is(purpose, 'PAY')) return [];
  const message = 'The agency does not engage partners of this type or track.';
  return [blocker('TYPE_NOT_ELIGIBLE', message, rule.since, 'The agency changes its eligibility rules.')];
};

/** R-INV-5. A hold that says the same is enough. */
const declaration: Rule = ({ declaration, holds, purpose }) => {
  if (declaration?.valid || !is(purpose, 'SELECT', 'SIGN')) return [];
  if (holds.some(({ source, purposes }) => source === 'DECLARATION' && purposes.includes(purpose))) return [];
  const code = declaration ? 'DECLARATION_INVALID' : 'DECLARATION_MISSING';
  const message = declaration ? 'The declaration is no longer valid.' : 'No declaration was signed.';
  return [blocker(code, message, declaration?.since ?? null, 'The partner signs the declaration.')];
};

/** No agency may select an unverified partner (standards.md 3.4). */
const verification: Rule = ({ verification: { result, since }, purpose }) => {
  if (result === 'VERIFIED' || is(purpose, 'APPLY')) return [];
  const message = `Verification: ${result}.`;
  return [blocker(`VERIFICATION_${result}`, message, since, 'A verifier of any agency verifies the partner.')];
};

/** R-INV-10. */
const profile: Rule = ({ profile, purpose }) => {
  if (profile?.current || !is(purpose, 'APPLY', 'SELECT')) return [];
  const message = 'The profile was not confirmed as current within the last 12 months.';
  return [blocker('PROFILE_NOT_CURRENT', message, profile?.confirmedAt ?? null, 'The partner confirms its profile.')];
};

const hits = (clearance: KnownClearance | null) => {
  if (clearance?.status !== 'HITS_OPEN' && clearance?.status !== 'BLOCKED') return [];
  const open = clearance.status === 'HITS_OPEN';
  return [
    {
      code: clearance.status,
      message: open
        ? 'Possible matches with a sanctions list wait for a decision.'
        : 'A match with a sanctions list was confirmed.',
      source: 'sanctions',
      since: clearance.checkedAt,
      howToClear: open ? 'The sanctions screeners decide on the open matches.' : 'The adjudicators reverse it.',
    },
  ];
};

/** Known hits block even when the answer is old: staleness must never hide them. */
const clearance: Rule = (facts) => {
  const stale = findStaleness(facts);
  const known = hits(facts.clearance);
  if (stale.length === 0) return known;
  return [
    {
      code: 'CLEARANCE_STALE',
      message: `The sanctions clearance cannot be relied on: ${stale.join('; ')}.`,
      source: 'sanctions',
      since: null,
      howToClear: 'Wait for the running screening, or have the list confirmed by a new import.',
    },
    ...known,
  ];
};

const rules: readonly Rule[] = [
  standing,
  ineligibility,
  integrity,
  agencyStanding,
  holds,
  agencyRule,
  declaration,
  verification,
  profile,
  clearance,
  dueDiligenceBlockers,
  agreementBlockers,
];

/** What sanctions says of the headquarters reaches its offices; never the other way round (R-INV-8). */
function inherited(facts: EligibilityFacts): Blocker[] {
  const { headquarters, purpose } = facts;
  if (!headquarters) return [];
  const { id, clearance, holds } = headquarters;
  const sanctions = holds.filter(({ source, purposes }) => source === 'SANCTIONS' && purposes.includes(purpose));
  const barrings = barred(headquarters.ineligibility, { ...facts, standing: { value: 'INELIGIBLE', since: null } });
  const ofHq = { ...facts, agencyStanding: headquarters.agencyStanding, integrity: headquarters.integrity };
  return [...hits(clearance), ...barrings, ...integrity(ofHq), ...agencyStanding(ofHq), ...sanctions.map(fromHold)].map(
    (found) => ({
      ...found,
      code: `HQ_${found.code}`,
      message: `At the headquarters: ${found.message}`,
      inheritedFrom: id,
    }),
  );
}

/** Every reason why an agency may not engage; none means it may (R-INV-7). One rule for questions and decisions. */
export const findBlockers = (facts: EligibilityFacts): Blocker[] => [
  ...rules.flatMap((rule) => rule(facts)).map((found) => ({ ...found, inheritedFrom: null })),
  ...inherited(facts),
];

function blocker(code: string, message: string, since: Date | null, howToClear: string) {
  return { code, message, source: 'registry', since, howToClear };
}
