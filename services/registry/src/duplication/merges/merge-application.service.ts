import type { Work } from '@partner-commons/platform/work';
import type { MemberService } from '../../access/members/member.service';
import type { StandingService } from '../../engaging/standing/standing.service';
import type { ChangeService, Facts } from '../../identity/changes/change.service';
import type { PartnerService } from '../../identity/partners/partner.service';
import { type Redirect, RedirectRepository } from '../../identity/redirects/redirect.repository';
import type { ScreeningBasisService } from '../../identity/screening-basis/screening-basis.service';
import type { DuplicateCaseService } from '../duplicate-cases/duplicate-case.service';
import type { DuplicateService } from '../duplicates/duplicate.service';
import { type Actor, MergeRepository } from './merge.repository';
import { giveBack, type MergedValues, redirectChanges, type TakenField, takeFields, valuesWith } from './merge.rules';
import type { PartnerMerge } from './partner-merge.entity';

interface Parts {
  partners: PartnerService;
  changes: ChangeService;
  standings: StandingService;
  basis: ScreeningBasisService;
  duplicates: DuplicateService;
  duplicateCases: DuplicateCaseService;
  members: MemberService;
}

/** Half a year: longer than any agency's audit cycle of a quarter, and short enough that nobody builds on the two being two. */
const reversibleDays = 180;
const day = 86_400_000;

/** What a merge does and its undoing takes back, in one transaction with the event that tells the other services. */
export class MergeApplicationService {
  private readonly repository: MergeRepository;
  private readonly redirects: RedirectRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {
    this.repository = new MergeRepository(work.database.manager);
    this.redirects = new RedirectRepository(work.database.manager);
  }

  async merge(merge: PartnerMerge, actor: Actor, note: string | null): Promise<PartnerMerge> {
    const { survivorId, mergedId } = merge;
    const { standings, duplicates, duplicateCases } = this.parts;
    const { survivor, merged } = await this.lockBoth(merge);
    const taken = takeFields(survivor, merged, merge.fieldChoices);
    await this.save(survivorId, survivor, valuesWith(survivor, taken));
    await standings.closeMerged(mergedId);
    // The case is looked up while the two are still two.
    await duplicateCases.followMerge(survivorId, mergedId, 'MERGED');
    const reversibleUntil = new Date(actor.at.getTime() + reversibleDays * day);
    const before = await this.repository.findEdges(survivorId);
    const done = await this.repository.complete(merge.id, actor, { note, taken, reversibleUntil });
    const redirects = redirectChanges(before, await this.repository.findEdges(survivorId));
    await this.redirect(done, redirects, 'registry.partner-merged');
    await duplicates.dropKeys(mergedId);
    await this.refresh([survivorId]);
    return done;
  }

  async undo(merge: PartnerMerge, actor: Actor): Promise<PartnerMerge> {
    const { survivorId, mergedId } = merge;
    const { standings, duplicateCases } = this.parts;
    const { survivor } = await this.lockBoth(merge);
    const { values, kept } = giveBack(survivor, merge.taken);
    await this.save(survivorId, survivor, values);
    await standings.reopenMerged(mergedId);
    const before = await this.repository.findEdges(mergedId);
    const root = await this.redirects.resolve(mergedId);
    const done = await this.repository.undo(merge.id, actor);
    // Who was merged into the merged partner before goes back with it.
    const redirects = redirectChanges(before, await this.edgesAfterUndo(survivorId, mergedId));
    await this.redirect(done, redirects, 'registry.merge-undone');
    await this.refresh([root, mergedId]);
    await duplicateCases.followMerge(survivorId, mergedId, 'OPEN');
    await this.work.audit.record({
      objectType: 'PartnerMerge',
      objectId: merge.id,
      detail: { keptFields: kept.map(({ field }: TakenField) => field) },
    });
    return done;
  }

  /** The two sides no longer hang together, so each is asked for its own. */
  private async edgesAfterUndo(survivorId: string, mergedId: string) {
    return [...(await this.repository.findEdges(survivorId)), ...(await this.repository.findEdges(mergedId))];
  }

  /** In the order of ids, so that two merges never wait for each other's partners. */
  private async lockBoth({ survivorId, mergedId }: PartnerMerge) {
    const values = new Map<string, MergedValues>();
    for (const id of [survivorId, mergedId].sort()) values.set(id, await this.repository.lockValues(id));
    return { survivor: values.get(survivorId) as MergedValues, merged: values.get(mergedId) as MergedValues };
  }

  private async save(partnerId: string, before: MergedValues, after: MergedValues): Promise<void> {
    const fields = await this.parts.changes.record(partnerId, factsOf(before), factsOf(after));
    if (fields.length === 0) return;
    await this.repository.saveValues(partnerId, after);
    await this.parts.partners.tellPublicity(partnerId);
  }

  /** Other services keep the same redirects; the event says how each of them stands now, so a replay changes nothing. */
  private async redirect(
    { id, survivorId, mergedId }: PartnerMerge,
    redirects: Redirect[],
    type: 'registry.partner-merged' | 'registry.merge-undone',
  ): Promise<void> {
    await this.redirects.apply(redirects);
    const data = { mergeId: id, survivorId, mergedId, redirects };
    await this.work.outbox.publish({ type, subject: survivorId, audience: 'AGENCY', data });
    const touched = redirects.flatMap(({ oldId, survivorId: to }) => (to ? [oldId, to] : [oldId]));
    for (const partnerId of [survivorId, mergedId, ...touched]) this.parts.partners.forget(partnerId);
    await this.parts.members.republish([...new Set([survivorId, mergedId, ...touched])]);
  }

  /** Names and people of those merged are screened with the survivor, and found under it. */
  private async refresh(partnerIds: string[]): Promise<void> {
    for (const partnerId of new Set(partnerIds)) {
      await this.parts.basis.refresh(partnerId, 'MERGE');
      await this.parts.duplicates.basisChanged(partnerId);
    }
  }
}

const factsOf = (values: MergedValues): Facts => ({
  primaryType: values.primaryType,
  countryOfOrigin: values.countryOfOrigin,
  foundedOn: values.foundedOn,
  website: values.website,
  categories: values.categories.join(', '),
  roles: values.roles.join(', '),
  attributes: values.attributes.join(', '),
  protectedListing: values.protectedListing,
});
