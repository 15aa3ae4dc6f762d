import { notFound } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { withAdvisoryLock } from '@partner-commons/platform/jobs/advisory-lock';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { ListReading, ParsedList } from '../lists/listed-record';
import type { HashedRecord } from '../lists/record-hashes';
import { ListSourceRepository, type ListSourceRow } from '../sources/list-source.repository';
import type { ListChange, ListedSubjectService } from '../subjects/listed-subject.service';
import { ListSnapshotRepository, type ListSnapshotRow } from './list-snapshot.repository';
import { decideSnapshot, type SnapshotDecision, versionOf } from './list-snapshot.rules';

const storedProblems = 1_000;

/** A file as it was read, before anything of it is stored. */
export interface ListInHand {
  reading: ListReading;
  records: readonly HashedRecord[];
  onStored(done: number, total: number): Promise<void>;
}

/** What the import job does with a file once it is read, all of it in one transaction. */
export class ListImportService {
  private readonly snapshots: ListSnapshotRepository;
  private readonly sourceRows: ListSourceRepository;

  constructor(
    private readonly work: Work,
    private readonly subjects: ListedSubjectService,
  ) {
    this.snapshots = new ListSnapshotRepository(work.database.manager);
    this.sourceRows = new ListSourceRepository(work.database.manager);
  }

  /** A run after a crash finds the snapshot judged and leaves it as it is. */
  decide(pending: ListSnapshotRow, { reading, records, onStored }: ListInHand): Promise<ListSnapshotRow['state']> {
    return withAdvisoryLock(this.work.database.manager, `list-import:${pending.source}`, async () => {
      const source = (await this.sourceRows.lockAll()).find(({ code }) => code === pending.source);
      const snapshot = await this.snapshots.lock(pending.id);
      if (!source || !snapshot) throw notFound('list snapshot');
      if (snapshot.state !== 'PENDING') return snapshot.state;
      const change = reading.outcome === 'PARSED' ? await this.compare(snapshot, reading, records) : null;
      const facts = await this.factsOf(source, snapshot, reading);
      const decision = decideSnapshot({ ...facts, kept: change && keptOf(change) });
      await this.carryOut({ source, snapshot, decision, change, onStored });
      const reason = 'reason' in decision ? decision.reason : null;
      await this.work.audit.record({
        objectType: 'ListSnapshot',
        objectId: snapshot.id,
        detail: { state: decision.state, reason },
      });
      return decision.state as ListSnapshotRow['state'];
    });
  }

  async fail(id: string, message: string): Promise<void> {
    await this.snapshots.saveOutcome(id, {
      state: 'FAILED',
      reason: 'FILE_UNUSABLE',
      message,
      confirmedAt: null,
      inForceAt: null,
    });
    await this.work.audit.record({ objectType: 'ListSnapshot', objectId: id, detail: { state: 'FAILED' } }, 'FAILED');
  }

  /** The source says that what is in force is still its latest version. */
  async reconfirm(code: string): Promise<void> {
    const source = (await this.sourceRows.lockAll()).find((row) => row.code === code);
    if (!source?.inForceSnapshotId) throw new Error(`Nothing of ${code} is in force that could be confirmed`);
    await this.snapshots.confirm(source.inForceSnapshotId, this.work.clock.now());
    await this.rescreen(code, source.inForceSnapshotId);
    await this.work.audit.record({ objectType: 'ListSnapshot', objectId: source.inForceSnapshotId });
  }

  /** Takes entries off whose period is over: the same version without them, which screening cites by its own id. */
  async endListings(): Promise<void> {
    const codes = new Set(await this.subjects.findSourcesWithEnded());
    if (codes.size === 0) return;
    for (const source of (await this.sourceRows.lockAll()).filter(({ code }) => codes.has(code))) {
      const current = source.inForceSnapshotId ? await this.snapshots.find(source.inForceSnapshotId) : null;
      const ended = current ? await this.subjects.findEnded(source.code) : [];
      if (!current || ended.length === 0) continue;
      const [id, at] = [newId(), this.work.clock.now()];
      const version = `${(current.version ?? '').replace(/ without .*$/, '')} without ended of ${dayOf(at)}`;
      await this.snapshots.supersede(current.id);
      await this.snapshots.derive(id, current.id, { version, removed: ended.length, at });
      await this.subjects.delist(source.code, id, ended);
      await this.sourceRows.bringIntoForce(source.code, id);
      await this.rescreen(source.code, id);
      await this.work.audit.record({ objectType: 'ListSnapshot', objectId: id, detail: { ended: ended.length } });
    }
  }

  private async compare(
    snapshot: ListSnapshotRow,
    reading: ParsedList,
    hashed: readonly HashedRecord[],
  ): Promise<ListChange> {
    const { records, notTaken, unknownTags, passedOver = {} } = reading;
    const change = await this.subjects.compare(snapshot.source, hashed);
    const { added, amended, removed, unchanged, toRescreen } = change.delta;
    await this.snapshots.saveContent(snapshot.id, {
      version: versionOf(reading, snapshot.sha256),
      publishedAt: reading.publishedAt,
      records: records.length,
      individuals: records.filter(({ subjectType }) => subjectType === 'INDIVIDUAL').length,
      entities: records.filter(({ subjectType }) => subjectType === 'ENTITY').length,
      notTaken: notTaken.length,
      ended: change.ended,
      passedOver: Object.values(passedOver).reduce((sum, times) => sum + times, 0),
      added: added.length,
      amended: amended.length,
      removed: removed.length,
      kept: amended.length + unchanged.length,
      toRescreen: toRescreen.length,
    });
    const problems = [...notTaken, ...counted(unknownTags, 'UNKNOWN_TAG'), ...counted(passedOver, 'PASSED_OVER')];
    await this.snapshots.replaceProblems(snapshot.id, problems.slice(0, storedProblems));
    return change;
  }

  private async factsOf(source: ListSourceRow, snapshot: ListSnapshotRow, reading: ListReading) {
    const inForce = source.inForceSnapshotId ? await this.snapshots.find(source.inForceSnapshotId) : null;
    return {
      reading,
      sha256: snapshot.sha256,
      retrievedAt: snapshot.retrievedAt,
      inForce: inForce?.publishedAt
        ? { publishedAt: inForce.publishedAt, count: inForce.records ?? 0, sha256: inForce.sha256 }
        : null,
      plausibleSize: { min: source.plausibleMin, max: source.plausibleMax },
      releasedFrom: snapshot.releasedBy ? snapshot.reason : null,
      now: this.work.clock.now(),
    };
  }

  private async carryOut({ source, snapshot, decision, change, onStored }: Execution): Promise<void> {
    const { id, retrievedAt } = snapshot;
    const { inForceSnapshotId } = source;
    if (decision.state === 'QUARANTINED' || decision.state === 'REFUSED') {
      const { state, reason, message } = decision;
      await this.snapshots.saveOutcome(id, { state, reason, message, confirmedAt: null, inForceAt: null });
      if (state === 'QUARANTINED') await this.raiseAlert(snapshot, reason);
      return;
    }
    const outcome = { reason: null, message: null, confirmedAt: retrievedAt };
    if (decision.state === 'CONFIRMED') {
      await this.snapshots.saveOutcome(id, { ...outcome, state: 'CONFIRMED', inForceAt: null });
      if (!inForceSnapshotId) throw new Error(`Snapshot ${id} confirms a version that is not there`);
      await this.snapshots.confirm(inForceSnapshotId, retrievedAt);
      // Also when the roster is screened against it: the re-screen then finds nobody left and publishes the confirmation.
      return this.rescreen(source.code, inForceSnapshotId);
    }
    if (!change) throw new Error(`Snapshot ${id} was accepted without having been read`);
    await this.subjects.apply(source.code, id, change, onStored);
    if (inForceSnapshotId) await this.snapshots.supersede(inForceSnapshotId);
    await this.snapshots.saveOutcome(id, { ...outcome, state: 'IN_FORCE', inForceAt: this.work.clock.now() });
    await this.sourceRows.bringIntoForce(source.code, id);
    await this.rescreen(source.code, id);
  }

  /** Somebody must decide (S-INV-4), so every agency is told. */
  private raiseAlert({ id, source }: ListSnapshotRow, reason: string): Promise<void> {
    return this.work.outbox.publish({
      type: 'sanctions.list-quarantined',
      subject: id,
      audience: 'AGENCY',
      data: { snapshotId: id, source, reason },
    });
  }

  private rescreen(source: string, snapshotId: string): Promise<void> {
    return this.work.jobs.enqueue('rescreenRoster', { snapshotId }, { key: `rescreenRoster:${source}` });
  }
}

interface Execution {
  source: ListSourceRow;
  snapshot: ListSnapshotRow;
  decision: SnapshotDecision;
  change: ListChange | null;
  onStored: ListInHand['onStored'];
}

const keptOf = ({ delta }: ListChange) => delta.amended.length + delta.unchanged.length;

const counted = (counts: Record<string, number>, reason: string) =>
  Object.entries(counts).map(([what, times]) => ({ ref: `${what} (${times})`, reason }));
