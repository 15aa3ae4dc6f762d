import { AppError, notFound } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import type { Page, PageArgs } from '@partner-commons/platform/page';
import { PageLoader } from '@partner-commons/platform/page-loader';
import { confidential } from '@partner-commons/platform/redaction';
import type { Work } from '@partner-commons/platform/work';
import type { CodeMirror } from '../../identity/codes/code-mirror.service';
import { PartnerStanding } from '../../identity/partners/partner.entity';
import { type StandingChangeRow, StandingRepository } from './standing.repository';
import { mayBecome } from './standing.rules';
import type { StandingReason } from './standing.view';
import { StandingReasonRepository, type StandingReasonRow } from './standing-reason.repository';

export interface StandingMove {
  to: PartnerStanding;
  /** Code, such as REGISTERED or one of `suspension_reason`. */
  reason: string;
  /** Service that the fact comes from. */
  source: string;
  note?: string | null;
}

/** Marks the closing by a merge, which its undoing looks for. */
const mergeSource = 'registry.merge';

/** The state machine of system standing (R-INV-7): every change goes through `change`, which leaves history, event and audit. */
export class StandingService {
  private readonly repository: StandingRepository;

  constructor(
    private readonly work: Work,
    private readonly codes: CodeMirror,
  ) {
    this.repository = new StandingRepository(work.database.manager);
  }

  private readonly lastOf = rowLoader(
    (ids) => this.repository.findLast(ids, this.work.clock.now()),
    (row: StandingChangeRow) => row.partnerId,
  );
  private readonly reasonOfChange = rowLoader(
    (ids) => this.readReasons(ids),
    (row: StandingReasonRow) => row.changeId,
  );
  private readonly histories = new PageLoader<StandingChangeRow>({
    load: (page) => this.repository.findHistory(page),
    count: (ids) => this.repository.countHistory(ids),
    parentOf: (row) => row.partnerId,
  });

  /** The standing now, held until the transaction ends. */
  async lock(partnerId: string): Promise<PartnerStanding> {
    const standing = await this.repository.lock(partnerId);
    if (!standing) throw notFound('partner');
    return standing;
  }

  /** For facts that arrive by feed: null when there is no such partner. */
  lockKnown(partnerId: string): Promise<PartnerStanding | null> {
    return this.repository.lock(partnerId);
  }

  /** Refused as CONFLICT / INVALID_STATE when the state machine does not lead there. */
  async change(partnerId: string, move: StandingMove): Promise<void> {
    const from = await this.lock(partnerId);
    if (!mayBecome(from, move.to)) throw standsElsewhere(from, `cannot become ${move.to}`);
    await this.save(partnerId, from, move);
    await this.codes.follow(partnerId, move.to);
  }

  /** The codes stay as they are: they lead to the survivor, and follow its standing (R-INV-2). */
  async closeMerged(partnerId: string): Promise<void> {
    const from = await this.lock(partnerId);
    if (from === PartnerStanding.CLOSED) throw standsElsewhere(from, 'cannot be merged');
    await this.save(partnerId, from, { to: PartnerStanding.CLOSED, reason: 'MERGED', source: mergeSource });
  }

  /** CLOSED is final but for this: undoing a merge gives the standing of before back (docs/decisions/0009-merges.md). */
  async reopenMerged(partnerId: string): Promise<void> {
    const from = await this.lock(partnerId);
    const [last] = await this.repository.findLast([partnerId], this.work.clock.now());
    if (last?.source !== mergeSource || last.toStanding !== from) throw standsElsewhere(from, 'was not merged');
    const to = last.fromStanding;
    await this.save(partnerId, from, { to, reason: 'MERGE_UNDONE', source: mergeSource });
    await this.codes.follow(partnerId, to);
  }

  private async save(partnerId: string, from: PartnerStanding, { to, reason, source, note = null }: StandingMove) {
    const { viewer, clock, outbox, audit, database } = this.work;
    const at = clock.now();
    const actor = viewer.subject ?? viewer.kind;
    const id = newId();
    const change = { id, partnerId, fromStanding: from, toStanding: to, source, actor, agency: viewer.agency, at };
    await this.repository.save(change);
    await database.confidential((transaction) =>
      new StandingReasonRepository(transaction).insert({ changeId: id, partnerId, reason, note }),
    );
    this.lastOf.clear(partnerId);
    await outbox.publish({
      type: 'registry.standing-changed',
      subject: partnerId,
      audience: 'AGENCY',
      data: { partnerId, from, to, at },
    });
    await audit.record({ objectType: 'Partner', objectId: partnerId, detail: { from, to, reason } });
  }

  /** The last change of each partner by an instant; none for a PROSPECT that never stood elsewhere. */
  lastChanges(partnerIds: readonly string[], at: Date): Promise<StandingChangeRow[]> {
    return this.repository.findLast(partnerIds, at);
  }

  /** When the ineligibility ended that it has not come back from; null for any other past. */
  async ineligibleUntil(partnerId: string): Promise<Date | null> {
    const [last] = await this.repository.findLast([partnerId], this.work.clock.now());
    return last?.fromStanding === PartnerStanding.INELIGIBLE ? last.at : null;
  }

  history(partnerId: string, page: PageArgs): Promise<Page<StandingChangeRow>> {
    return this.histories.load(partnerId, page);
  }

  async reasonOf(partnerId: string): Promise<StandingReason | null> {
    const last = await this.lastOf.load(partnerId);
    return last && this.explain(last);
  }

  async explain({ id }: StandingChangeRow): Promise<StandingReason> {
    const row = await this.reasonOfChange.load(id);
    if (!row) return { code: null, note: null, redaction: confidential(howToLearnWhy) };
    return { code: row.reason, note: this.work.viewer.kind === 'PARTNER' ? null : row.note, redaction: null };
  }

  /** Many reasons are one statement and one record of the reading, in the transaction that reads them. */
  private readReasons(ids: readonly string[]): Promise<StandingReasonRow[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new StandingReasonRepository(transaction).findByChanges(ids);
      const partnerIds = [...new Set(rows.map(({ partnerId }) => partnerId))];
      if (rows.length > 0)
        await audit
          .within(transaction, 'StandingReason')
          .record({ objectType: 'StandingReason', detail: { partnerIds } });
      return rows;
    });
  }
}

const howToLearnWhy = 'Ask the implementing partner unit of your agency.';

export const standsElsewhere = (standing: PartnerStanding, what: string) =>
  new AppError('CONFLICT', `A partner whose standing is ${standing} ${what}.`, {
    reason: 'INVALID_STATE',
    facts: { standing },
  });
