/** What one agency does about an entry of another, as sanctions tells it (S-INV-8). */
export interface EntryEffect {
  agency: string;
  outcome: 'AUTO_RECOGNISED' | 'RECOGNISED' | 'OPTED_OUT' | 'PARTIAL' | 'PENDING';
  /** ISO 3166-1 alpha-2: where the agency still works with the partner; only of PARTIAL. */
  countries: readonly string[];
  /** When the opt-out ends; ISO. */
  until: string | null;
}

export interface IneligibilityEntry {
  referenceNo: string;
  leadAgency: string;
  type: string;
  /** Whether every agency recognises it unless it opts out; else each decides for itself (S-INV-8). */
  automatic: boolean;
  from: string;
  until: string | null;
  effects: readonly EntryEffect[];
}

/** All that sanctions says about one partner, always whole. */
export interface Ineligibility {
  ineligible: boolean;
  since: Date | null;
  /** A match with a mandatory list was confirmed: no agency may opt out (S-INV-1). */
  listing: boolean;
  entries: readonly IneligibilityEntry[];
}

export interface Barring {
  message: string;
  since: Date | null;
  howToClear: string;
}

interface Asker {
  /** Code of the agency that wants to engage. */
  agency: string;
  /** Country of the partner's record: an office works in its own. */
  country: string;
  at: Date;
}

/** Why INELIGIBLE binds this agency; none when it opted out of every entry for this country (R-INV-7). */
export function barringsFor({ listing, since, entries }: Ineligibility, asker: Asker): Barring[] {
  const barrings = entries
    .filter((entry) => isRunning(entry, asker.at) && !isReleased(entry, asker))
    .map(({ leadAgency, referenceNo, type, from }) => ({
      message: `Ineligible by ${referenceNo} of ${leadAgency}: ${type}.`,
      since: new Date(from),
      howToClear: 'The period ends, the lead agency lifts it, or your agency opts out with a reason.',
    }));
  if (!listing) return barrings;
  const howToClear = 'The party is de-listed, or the adjudicators reverse the match. No agency may opt out.';
  return [{ message: 'A match with a mandatory sanctions list was confirmed.', since, howToClear }, ...barrings];
}

const isRunning = ({ from, until }: IneligibilityEntry, at: Date) =>
  Date.parse(from) <= at.getTime() && (until === null || Date.parse(until) > at.getTime());

/** Of an agency that has not decided, or whose opt-out is over, an automatic entry asks no decision. */
function isReleased({ automatic, effects }: IneligibilityEntry, { agency, country, at }: Asker): boolean {
  const effect = effects.find((known) => known.agency === agency);
  const isOver = effect?.until != null && Date.parse(effect.until) <= at.getTime();
  if (!effect || effect.outcome === 'PENDING' || isOver) return !automatic;
  return effect.outcome === 'OPTED_OUT' || (effect.outcome === 'PARTIAL' && effect.countries.includes(country));
}
