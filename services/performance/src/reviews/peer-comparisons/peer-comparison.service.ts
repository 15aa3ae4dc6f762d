import { isId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { actsFor } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { type FoundComparison, PeerComparisonRepository } from './peer-comparison.repository';
import { isRestated, peerGroupsOf, peersOf, placeOf, quartilesOf } from './peer-comparison.rules';
import type { PeerComparison } from './peer-comparison.view';

/** A partner's index beside those of its peers (JIU-80), so that nobody reads from it how another one performs. */
export class PeerComparisonService {
  private readonly repository: PeerComparisonRepository;

  constructor(private readonly work: Work) {
    this.repository = new PeerComparisonRepository(work.database.manager);
  }

  private readonly byPartner = rowLoader(
    (ids) => this.repository.find(ids),
    (row: FoundComparison) => row.partnerId,
  );

  /** Null without an index or enough peers; for a partner's users another partner is as absent as an invented one. */
  async of(partnerId: string): Promise<PeerComparison | null> {
    const { viewer } = this.work;
    if (!isId(partnerId) || (viewer.kind !== 'AGENCY' && !actsFor(viewer, partnerId))) return null;
    const found = await this.byPartner.load(partnerId);
    return found && { ...found, peers: peersOf(found.size), place: placeOf(found.points, found) };
  }

  /** By the job alone, which sees who is in a group. */
  async refresh(): Promise<void> {
    const { groups, groupOf } = peerGroupsOf(await this.repository.findRated());
    const told = new Map((await this.repository.findMembers()).map(({ key, members }) => [key, members]));
    const restated = groups
      .filter(({ key, members }) => isRestated(told.get(key) ?? null, members))
      .map((group) => ({ ...group, ...quartilesOf(group.members), size: group.members.length }));
    if (restated.length > 0) await this.repository.saveGroups(restated, dayOf(this.work.clock.now()));
    await this.repository.replacePlaces(groupOf);
  }
}
