import { foldName } from '@partner-commons/platform/fold';
import type { ListedDocument, ListedRecord } from '../../listing/lists/listed-record';
import { describeBirth } from '../../listing/subjects/listed-subject.rules';
import type { HitAskedSide, HitMatchedPart } from './hit-comparison.view';

type Part = Omit<HitMatchedPart, 'likeness'> & { likeness: `${HitMatchedPart['likeness']}` };

/** The text that a decision binds, taken apart again: kind, names, birth year, countries, and numbers when there are any. */
export function readFacts(facts: string): HitAskedSide {
  const [kind, names, birthYear, countries, identifiers = []] = JSON.parse(facts);
  return { kind, names, birthYear, countries, identifiers: identifiers.map((text: string) => text.trim()) };
}

/** For people to read beside the features, which explain the score: each word once, the nearest pair first. */
export function matchParts(askedName: string, listedName: string): Part[] {
  const asked = wordsOf(askedName);
  const listed = wordsOf(listedName);
  const pairs = asked
    .flatMap((one, place) =>
      listed.map((other, otherPlace) => ({ place, otherPlace, nearness: nearnessOf(one, other) })),
    )
    .filter(({ nearness }) => nearness > 0)
    .sort((a, b) => b.nearness - a.nearness || Math.abs(a.place - a.otherPlace) - Math.abs(b.place - b.otherPlace));
  const partner = new Map<number, { otherPlace: number; nearness: number }>();
  const taken = new Set<number>();
  for (const { place, otherPlace, nearness } of pairs) {
    if (partner.has(place) || taken.has(otherPlace)) continue;
    partner.set(place, { otherPlace, nearness });
    taken.add(otherPlace);
  }
  return [
    ...asked.map((word, place): Part => {
      const met = partner.get(place);
      if (!met) return { asked: word, listed: null, likeness: 'ONLY_ASKED' };
      return { asked: word, listed: listed[met.otherPlace] ?? null, likeness: met.nearness === 1 ? 'SAME' : 'SIMILAR' };
    }),
    ...listed
      .filter((_, place) => !taken.has(place))
      .map((word): Part => ({ asked: null, listed: word, likeness: 'ONLY_LISTED' })),
  ];
}

const wordsOf = (name: string) => foldName(name).split(' ').filter(Boolean).slice(0, 64);

/** 1 for the same word, 0 for another one; between the two by the pairs of letters that both have. */
function nearnessOf(one: string, other: string): number {
  if (one === other) return 1;
  if (one.length === 1 || other.length === 1) return one[0] === other[0] ? 0.5 : 0;
  const left = pairsOf(one);
  const right = pairsOf(other);
  const shared = left.filter((pair) => {
    const at = right.indexOf(pair);
    if (at >= 0) right.splice(at, 1);
    return at >= 0;
  }).length;
  const share = (2 * shared) / (one.length + other.length - 2);
  return share >= 0.5 ? Math.min(share, 0.99) : 0;
}

const pairsOf = (word: string) => Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));

export const describeDocument = ({ type, number, country }: ListedDocument): string =>
  [[type, number].filter(Boolean).join(' '), country].filter(Boolean).join(', ');

/** One side of a hit at two times. */
export interface ComparedSides {
  asked: HitAskedSide | null;
  record: ListedRecord;
}

/** What changed on either side, for whoever decides again (S-INV-3). */
export function describeChanges(before: ComparedSides, after: ComparedSides): string[] {
  return [
    ...(before.asked && after.asked ? partnerChanges(before.asked, after.asked) : []),
    ...listChanges(before.record, after.record),
  ];
}

function partnerChanges(before: HitAskedSide, after: HitAskedSide): string[] {
  return [
    ...told(
      'The partner is asked with the further name',
      'The partner no longer has the name',
      before.names,
      after.names,
    ),
    ...(before.birthYear === after.birthYear
      ? []
      : [`The year of birth is ${after.birthYear ?? 'not known'}; before it was ${before.birthYear ?? 'not known'}.`]),
    ...told(
      'The partner is connected with',
      'The partner is no longer connected with',
      before.countries,
      after.countries,
    ),
    ...told(
      'The partner has the further number',
      'The partner no longer has the number',
      before.identifiers,
      after.identifiers,
    ),
  ];
}

function listChanges(before: ListedRecord, after: ListedRecord): string[] {
  const names = (record: ListedRecord) => record.names.map(({ value }) => value);
  const births = (record: ListedRecord) => record.births.map(describeBirth);
  const documents = (record: ListedRecord) => record.documents.map(describeDocument);
  const lowered = before.names.filter(({ value, kind }) =>
    after.names.some((name) => name.value === value && name.kind !== kind),
  );
  return [
    ...told('The list gives the further name', 'The list no longer gives the name', names(before), names(after)),
    ...lowered.map(({ value }) => `The list gives the name ${value} another quality.`),
    ...told('The list gives the birth', 'The list no longer gives the birth', births(before), births(after)),
    ...told(
      'The list gives the nationality',
      'The list no longer gives the nationality',
      before.nationalities,
      after.nationalities,
    ),
    ...told(
      'The list gives the document',
      'The list no longer gives the document',
      documents(before),
      documents(after),
    ),
  ];
}

function told(added: string, removed: string, before: readonly string[], after: readonly string[]): string[] {
  const isIn = (values: readonly string[], value: string) =>
    values.some((other) => other.toUpperCase() === value.toUpperCase());
  return [
    ...after.filter((value) => !isIn(before, value)).map((value) => `${added} ${value}.`),
    ...before.filter((value) => !isIn(after, value)).map((value) => `${removed} ${value}.`),
  ];
}
