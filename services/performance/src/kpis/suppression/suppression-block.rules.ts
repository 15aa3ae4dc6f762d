/** Figures about fewer partners or respondents than this are hidden from all but their owner (P-INV-4). */
export const fewest = 5;

/** A cell that nobody but its owner has seen in any answer so far, so that it may still be put together with others. */
export interface UnseenCell {
  /** What names the cell among those of one definition, period and origin. */
  key: string;
  agency: string;
  country: string | null;
  partnerType: string | null;
  /** Partners behind it; null when it is not about few of them. */
  contributors: number | null;
}

/** Cells that are seen together or not at all. */
interface Cluster {
  cells: UnseenCell[];
  contributors: number;
}

/** Null is as good as many. */
const weightOf = ({ contributors }: UnseenCell) => contributors ?? Number.POSITIVE_INFINITY;
const isFew = ({ contributors }: Cluster) => contributors < fewest;

/** From the nearest relatives of a cell to the farthest; sectors of one type, types of one country, countries of one agency. */
const kinships: ((cell: UnseenCell) => string)[] = [
  ({ agency, country, partnerType }) => JSON.stringify([agency, country, partnerType]),
  ({ agency, country }) => JSON.stringify([agency, country]),
  ({ agency }) => agency,
];

/**
 * Puts cells with few partners together with relatives until each block has enough (P-INV-4). What is left is still too
 * few and waits for later cells. A block is never changed again: what somebody saw before and after would tell the difference.
 * @param apart agencies that do not share their figures, which stand in no block with others here
 */
export function formBlocks(
  cells: readonly UnseenCell[],
  canBeAdded: boolean,
  apart: ReadonlySet<string> = new Set(),
): UnseenCell[][] {
  let clusters = cells.map((cell): Cluster => ({ cells: [cell], contributors: weightOf(cell) }));
  for (const kin of kinships) clusters = gather(clusters, kin);
  const few = clusters.filter(isFew);
  const blocks = clusters.filter((cluster) => !isFew(cluster) && cluster.cells.length > 1).map((block) => block.cells);
  // Cells of several agencies are only of use together when somebody adds them.
  const shared = canBeAdded ? few.flatMap((cluster) => cluster.cells).filter(({ agency }) => !apart.has(agency)) : [];
  return isSafeAmong(shared) ? [...blocks, shared] : blocks;
}

/** Merges the few of each family, and what stays too few with the smallest relative that is not. */
function gather(clusters: readonly Cluster[], kin: (cell: UnseenCell) => string): Cluster[] {
  const families = new Map<string, Cluster[]>();
  for (const cluster of clusters) {
    const family = kin(cluster.cells[0] as UnseenCell);
    families.set(family, [...(families.get(family) ?? []), cluster]);
  }
  return [...families.values()].flatMap(gatherFamily);
}

function gatherFamily(family: readonly Cluster[]): Cluster[] {
  const few = family.filter(isFew).sort(bySize);
  if (few.length === 0) return [...family];
  const enough = family.filter((cluster) => !isFew(cluster)).sort(bySize);
  let open: Cluster | null = null;
  for (const cluster of few) {
    open = open ? join(open, cluster) : cluster;
    if (isFew(open)) continue;
    enough.unshift(open);
    open = null;
  }
  if (!open) return enough;
  const [company, ...others] = enough;
  return company ? [join(company, open), ...others] : [open];
}

const join = (left: Cluster, right: Cluster): Cluster => ({
  cells: [...left.cells, ...right.cells],
  contributors: left.contributors + right.contributors,
});

/** The same cells give the same blocks, in whatever order they came. */
const bySize = (left: Cluster, right: Cluster) =>
  left.contributors - right.contributors || (nameOf(left) < nameOf(right) ? -1 : 1);

const nameOf = ({ cells }: Cluster) => cells[0]?.key ?? '';

/** Each agency knows its own cells, so the rest without it must be of several agencies and enough partners. */
function isSafeAmong(cells: readonly UnseenCell[]): boolean {
  const sums = new Map<string, number>();
  for (const cell of cells) sums.set(cell.agency, (sums.get(cell.agency) ?? 0) + weightOf(cell));
  const all = [...sums.values()];
  const total = all.reduce((sum, one) => sum + one, 0);
  return all.length > 2 && all.every((one) => total - one >= fewest);
}
