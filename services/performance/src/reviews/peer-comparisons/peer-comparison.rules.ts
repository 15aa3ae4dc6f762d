import { regionTable } from '../../terms/region.rules';
import { PeerGroupLevel, PeerPlace } from './peer-comparison.view';

/** A partner with an index, and where it works most. */
export interface RatedPartner {
  partnerId: string;
  points: number;
  partnerType: string | null;
  country: string | null;
}

export interface PeerGroup {
  key: string;
  level: PeerGroupLevel;
  partnerType: string;
  country: string | null;
  /** Code of UN M49. */
  region: string | null;
  members: Member[];
}

type Member = Pick<RatedPartner, 'partnerId' | 'points'>;

export interface Quartiles {
  lowerQuartile: number;
  median: number;
  upperQuartile: number;
}

/** P-INV-8, JIU-80: a partner beside ten others at least. */
const smallestGroup = 11;
/** Groups overlap, so what one of them has beyond the others is never a handful that could be subtracted. */
const smallestBlock = 5;
/** The statement of a group moves for so many of its members at once, so that nobody reads one of them from two days. */
const smallestChange = 5;
const step = 5;

const regions = new Map(regionTable.countries.map((country, place) => [country, regionTable.regions[place] ?? null]));

function by<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const known = found.get(key);
    if (known) known.push(item);
    else found.set(key, [item]);
  }
  return found;
}

const regionOf = ({ country }: RatedPartner) => (country === null ? null : (regions.get(country) ?? null));

/**
 * Each partner in one group, which nobody chooses: its type in the country where it works most; where these are too few,
 * its type in the region, then its type.
 */
export function peerGroupsOf(rated: readonly RatedPartner[]): { groups: PeerGroup[]; groupOf: Map<string, string> } {
  const groups: PeerGroup[] = [];
  const groupOf = new Map<string, string>();
  for (const [partnerType, all] of by(rated, (partner) => partner.partnerType)) {
    const left = new Set(all);
    const take = (level: PeerGroupLevel, place: Pick<PeerGroup, 'country' | 'region'>, whole: RatedPartner[]) => {
      const block = whole.filter((partner) => left.has(partner));
      if (whole.length < smallestGroup || block.length < smallestBlock) return;
      const key = [partnerType, place.country ?? place.region ?? ''].join(' ').trim();
      groups.push({
        key,
        level,
        partnerType,
        ...place,
        members: whole.map(({ partnerId, points }) => ({ partnerId, points })),
      });
      for (const partner of block) {
        groupOf.set(partner.partnerId, key);
        left.delete(partner);
      }
    };
    for (const [country, whole] of by(all, (partner) => partner.country)) {
      take(PeerGroupLevel.TYPE_AND_COUNTRY, { country, region: null }, whole);
    }
    for (const [region, whole] of by(all, regionOf)) {
      take(PeerGroupLevel.TYPE_AND_REGION, { country: null, region }, whole);
    }
    take(PeerGroupLevel.TYPE, { country: null, region: null }, all);
  }
  return { groups, groupOf };
}

/** Between the two members beside the place, in steps: the figure is seldom that of one partner. */
function at(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return step * Math.round((low + (high - low) * (place % 1)) / step);
}

export function quartilesOf(members: readonly Member[]): Quartiles {
  const sorted = members.map(({ points }) => points).sort((left, right) => left - right);
  return { lowerQuartile: at(sorted, 0.25), median: at(sorted, 0.5), upperQuartile: at(sorted, 0.75) };
}

/** Whether enough members came, went or changed since the last statement. */
export function isRestated(before: readonly Member[] | null, now: readonly Member[]): boolean {
  if (before === null) return true;
  const known = new Map(before.map(({ partnerId, points }) => [partnerId, points]));
  const told = new Map(now.map(({ partnerId, points }) => [partnerId, points]));
  const changed = [...new Set([...known.keys(), ...told.keys()])].filter((id) => known.get(id) !== told.get(id));
  return changed.length >= smallestChange;
}

/** The quarter of the group, by the figures that are shown; on the line counts as inside it. */
export function placeOf(points: number, { lowerQuartile, median, upperQuartile }: Quartiles): PeerPlace {
  if (points < lowerQuartile) return PeerPlace.LOWEST_QUARTER;
  if (points > upperQuartile) return PeerPlace.HIGHEST_QUARTER;
  return points < median ? PeerPlace.BELOW_MEDIAN : PeerPlace.FROM_MEDIAN;
}

/** Without the partner itself, in whole fives. */
export const peersOf = (size: number): number => step * Math.floor((size - 1) / step);
