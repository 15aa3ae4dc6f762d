import type { ViewerTransaction } from '@partner-commons/platform/database';
import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { HitActService } from '../hit-acts/hit-act.service';
import { targetOf } from '../hit-acts/hit-transition.rules';
import { dueAfter } from '../hit-deadlines/hit-deadline.rules';
import type { HitState } from './hit.entity';
import { HitRepository } from './hit.repository';
import {
  type KnownHit,
  type OpenedFinding,
  type RawFinding,
  type Rescored,
  reconcileHits,
  standingOf,
} from './hit.rules';
import { sealFacts, sealFinding } from './sealed-finding';

export interface ScreenedPartners {
  partnerIds: string[];
  /** Those whose people could not be read: their hits stay as they are. */
  unread: ReadonlySet<string>;
  findings: RawFinding[];
  /** Screening of each partner. */
  screeningIds: ReadonlyMap<string, string>;
  /** The screening hash of each subject that is listed now. */
  listings: ReadonlyMap<string, string>;
  at: Date;
}

export type OpenedHit = OpenedFinding & { id: string; dueAt: Date };

/** Who follows what a screening did to hits. */
export interface HitListeners {
  found(hits: readonly OpenedHit[]): Promise<void>;
  /** A confirmed match of each of these partners came or went (S-INV-1). */
  confirmedChanged(partnerIds: readonly string[]): Promise<void>;
}

/** Brings hits in line with what a screening found; the history and those who follow it learn of each change. */
export class HitSettlement {
  constructor(
    private readonly work: Work,
    private readonly acts: HitActService,
    private readonly listeners: HitListeners,
  ) {}

  /** Gives what stands of each partner. */
  settle({ partnerIds, unread, findings: raw, screeningIds, listings, at }: ScreenedPartners) {
    const findings = raw.map((finding) => ({ ...finding, factsHash: this.work.cipher.hash(finding.facts) }));
    return this.work.database.confidential(async (transaction) => {
      const repository = new HitRepository(transaction);
      const known = await repository.lockKnown(partnerIds);
      const isRead = ({ partnerId }: { partnerId: string }) => !unread.has(partnerId);
      const { opened, rescored, lapsed, standing } = reconcileHits(known.filter(isRead), findings, listings);
      const byId = new Map(known.map((hit) => [hit.id, hit]));
      await this.lapse(
        transaction,
        lapsed.flatMap((id) => byId.get(id) ?? []),
        at,
      );
      await this.rescore(transaction, rescored, { byId, screeningIds });
      await this.open(transaction, opened, { screeningIds, at });
      return new Map([...standing, ...standingOf(known.filter((hit) => !isRead(hit)))]);
    });
  }

  private async lapse(transaction: ViewerTransaction, lapsed: KnownHit[], at: Date): Promise<void> {
    if (lapsed.length === 0) return;
    await new HitRepository(transaction).lapse(
      lapsed.map(({ id }) => id),
      at,
    );
    await this.acts.record(
      lapsed.map((hit) => ({ hit, from: hit.state as HitState, done: { act: 'LAPSED', to: 'OBSOLETE' } })),
    );
    const confirmed = lapsed.filter(({ state }) => state === 'CONFIRMED').map(({ partnerId }) => partnerId);
    if (confirmed.length > 0) await this.listeners.confirmedChanged([...new Set(confirmed)]);
  }

  private async rescore(
    transaction: ViewerTransaction,
    rescored: Rescored[],
    { byId, screeningIds }: { byId: ReadonlyMap<string, KnownHit>; screeningIds: ReadonlyMap<string, string> },
  ): Promise<void> {
    if (rescored.length === 0) return;
    await new HitRepository(transaction).rescore(
      rescored.map((row) => ({ ...row, finding: this.stored(row.id, row.finding, screeningIds) })),
    );
    await this.acts.record(
      rescored.flatMap(({ id, isMaterial }) => {
        const hit = byId.get(id);
        if (!hit || !isMaterial) return [];
        const to = targetOf('REASSESSED', hit.state) ?? hit.state;
        return [{ hit, from: hit.state as HitState, done: { act: 'REASSESSED' as const, to } }];
      }),
    );
  }

  private async open(
    transaction: ViewerTransaction,
    opened: OpenedFinding[],
    { screeningIds, at }: { screeningIds: ReadonlyMap<string, string>; at: Date },
  ): Promise<void> {
    if (opened.length === 0) return;
    const repository = new HitRepository(transaction);
    const traced = await this.traceObsolete(repository, opened);
    const hits = traced.map((finding) => ({ ...finding, id: newId(), dueAt: dueAfter(finding.score, at) }));
    await repository.open(
      hits.map((hit) => this.stored(hit.id, hit, screeningIds)),
      at,
    );
    await this.acts.record(
      hits.map(({ id }) => ({ hit: { id, version: 0 }, from: null, done: { act: 'OPENED', to: 'OPEN' } })),
    );
    await this.listeners.found(hits);
  }

  /** A party that is listed again has a history, though obsolete hits bind nobody (trust.md L06). */
  private async traceObsolete(repository: HitRepository, opened: OpenedFinding[]): Promise<OpenedFinding[]> {
    const fresh = opened.filter(({ openedBecause }) => openedBecause === 'FOUND');
    if (fresh.length === 0) return opened;
    const partnerIds = [...new Set(fresh.map(({ partnerId }) => partnerId))];
    const subjectIds = [...new Set(fresh.map(({ subjectId }) => subjectId))];
    const obsolete = await repository.findObsolete(partnerIds, subjectIds);
    const earlier = new Map(obsolete.map((hit) => [placeOf(hit), hit.id]));
    return opened.map((finding) => {
      const id = finding.openedBecause === 'FOUND' ? earlier.get(placeOf(finding)) : undefined;
      return id ? { ...finding, openedBecause: 'RETURNED', reopenedFrom: id } : finding;
    });
  }

  private stored<Row extends OpenedFinding | Rescored['finding']>(
    id: string,
    finding: Row,
    screeningIds: ReadonlyMap<string, string>,
  ) {
    const { cipher } = this.work;
    return {
      ...finding,
      sealed: sealFinding(cipher, id, finding),
      sealedFacts: sealFacts(cipher, id, finding.facts),
      screeningId: screeningIds.get(finding.partnerId) ?? '',
    };
  }
}

const placeOf = (hit: { partnerId: string; subjectId: string; personId: string | null }) =>
  `${hit.partnerId} ${hit.subjectId} ${hit.personId ?? ''}`;
