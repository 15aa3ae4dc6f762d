import type { PartnerRow } from '../../identity/partners/partner.repository';
import type { MergeField, MergeSide } from './merge.enums';

export interface FieldChoice {
  field: `${MergeField}`;
  from: `${MergeSide}`;
}

/** Values of the fields that a merge decides about. */
export type MergedValues = Pick<
  PartnerRow,
  | 'primaryType'
  | 'countryOfOrigin'
  | 'foundedOn'
  | 'website'
  | 'categories'
  | 'roles'
  | 'attributes'
  | 'protectedListing'
>;

/** A field whose value on the survivor came from the other partner, with what stood there before. */
export interface TakenField {
  field: `${MergeField}`;
  rule: 'CHOSEN' | 'FILLED' | 'UNITED' | 'STRICTER';
  before: MergedValues[keyof MergedValues];
  after: MergedValues[keyof MergedValues];
}

const columnOf: Record<`${MergeField}`, keyof MergedValues> = {
  PRIMARY_TYPE: 'primaryType',
  COUNTRY_OF_ORIGIN: 'countryOfOrigin',
  FOUNDED_ON: 'foundedOn',
  WEBSITE: 'website',
  CATEGORIES: 'categories',
  ROLES: 'roles',
  ATTRIBUTES: 'attributes',
  PROTECTED_LISTING: 'protectedListing',
};

const choosable: `${MergeField}`[] = ['PRIMARY_TYPE', 'COUNTRY_OF_ORIGIN', 'FOUNDED_ON', 'WEBSITE'];
const filled: `${MergeField}`[] = ['FOUNDED_ON', 'WEBSITE'];
const united: `${MergeField}`[] = ['CATEGORIES', 'ROLES', 'ATTRIBUTES'];

export const isChoosable = (field: `${MergeField}`) => choosable.includes(field);

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Which fields of the survivor change, by the rule of each field; the others keep what the survivor says. */
export function takeFields(
  survivor: MergedValues,
  merged: MergedValues,
  choices: readonly FieldChoice[],
): TakenField[] {
  const taken: TakenField[] = [];
  const take = (field: `${MergeField}`, rule: TakenField['rule'], after: TakenField['after']) => {
    const before = survivor[columnOf[field]];
    if (!same(before, after)) taken.push({ field, rule, before, after });
  };
  for (const field of choosable) {
    const choice = choices.find((one) => one.field === field);
    const [own, other] = [survivor[columnOf[field]], merged[columnOf[field]]];
    if (choice?.from === 'MERGED') take(field, 'CHOSEN', other);
    else if (!choice && own === null && filled.includes(field)) take(field, 'FILLED', other);
  }
  for (const field of united) {
    const [own, other] = [survivor[columnOf[field]] as string[], merged[columnOf[field]] as string[]];
    take(field, 'UNITED', [...own, ...other.filter((code) => !own.includes(code))]);
  }
  take('PROTECTED_LISTING', 'STRICTER', survivor.protectedListing || merged.protectedListing);
  return taken;
}

export const valuesWith = (values: MergedValues, taken: readonly TakenField[]): MergedValues => ({
  ...values,
  ...Object.fromEntries(taken.map(({ field, after }) => [columnOf[field], after])),
});

/** What an undoing gives back: a field that somebody changed since the merge stays as it is. */
export function giveBack(
  now: MergedValues,
  taken: readonly TakenField[],
): { values: MergedValues; kept: TakenField[] } {
  const kept = taken.filter(({ field, after }) => !same(now[columnOf[field]], after));
  const back = taken.filter((one) => !kept.includes(one)).map(({ field, before }) => [columnOf[field], before]);
  return { values: { ...now, ...Object.fromEntries(back) }, kept };
}

type Compared = Pick<PartnerRow, 'standing' | 'uniqueNumber' | 'kind'>;

const restricting = ['UNDER_REVIEW', 'SUSPENDED', 'INELIGIBLE'];

/** Why the two cannot be merged this way round; null when they can. A merge must not wash a partner clean. */
export function mergeObstacle(survivor: Compared, merged: Compared): string | null {
  if (survivor.standing === 'CLOSED' || merged.standing === 'CLOSED')
    return 'A closed partner neither takes part in a merge nor survives one.';
  if ((survivor.kind === 'INDIVIDUAL') !== (merged.kind === 'INDIVIDUAL'))
    return 'A person and an organisation are never one partner.';
  if (restricting.includes(merged.standing) && merged.standing !== survivor.standing)
    return `The standing ${merged.standing} would be lost. Let that partner survive, or decide on the standing of the survivor first.`;
  if (merged.uniqueNumber !== null && survivor.uniqueNumber === null)
    return 'Only the other one is registered: let it survive.';
  return null;
}

/** An active merge as an edge from the merged partner to the survivor. */
export interface MergeEdge {
  mergedId: string;
  survivorId: string;
}

/** Who stands for whom, flat whatever the chain; the last survivor stands for all before it. */
export function flatten(edges: readonly MergeEdge[]): Map<string, string> {
  const next = new Map(edges.map(({ mergedId, survivorId }) => [mergedId, survivorId]));
  const redirects = new Map<string, string>();
  for (const start of next.keys()) {
    let end = start;
    for (let step = next.get(end); step !== undefined && step !== start; step = next.get(end)) end = step;
    redirects.set(start, end);
  }
  return redirects;
}

/** What changes in the redirects; null takes one away. */
export function redirectChanges(before: readonly MergeEdge[], after: readonly MergeEdge[]) {
  const [old, now] = [flatten(before), flatten(after)];
  const changed: { oldId: string; survivorId: string | null }[] = [];
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    if (old.get(id) !== now.get(id)) changed.push({ oldId: id, survivorId: now.get(id) ?? null });
  }
  return changed;
}
