import { prepareQuery, prepareSubject } from '../../matching/prepare';
import { score } from '../../matching/score';
import type { Subject } from '../../matching/subject';

export interface GroupedEntry {
  source: string;
  subject: Subject;
  score: number;
}

/** From here on two entries of two lists are shown as one party; each is decided about apart all the same. */
const sameParty = 0.95;

/** The same party on several lists as one group, the likeliest first; within one list every entry is its own party. */
export function groupParties<Entry extends GroupedEntry>(entries: readonly Entry[]): Entry[][] {
  const groups: Entry[][] = [];
  for (const entry of [...entries].sort((a, b) => b.score - a.score)) {
    const home = groups.find((group) => group.every((other) => isSameParty(entry, other)));
    if (home) home.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function isSameParty(one: GroupedEntry, other: GroupedEntry): boolean {
  if (one.source === other.source || one.subject.kind !== other.subject.kind) return false;
  return likeness(one.subject, other.subject) >= sameParty || likeness(other.subject, one.subject) >= sameParty;
}

function likeness({ kind, names, births, countries, documents }: Subject, listed: Subject): number {
  const [birth] = births;
  const query = {
    kind,
    names: names.map(({ value }) => value),
    countries,
    ...(birth && birth.from === birth.to && { birthYear: birth.from }),
    ...(documents && { identifiers: documents }),
  };
  return score(prepareQuery(query), prepareSubject(listed)).score;
}
