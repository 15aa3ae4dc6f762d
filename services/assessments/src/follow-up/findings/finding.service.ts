import { AppError, forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { Resource } from '../../sharing/access-grants/access-grant.rules';
import type { DisclosureService } from '../../sharing/access-grants/disclosure.service';
import { CapacityArea } from '../../terms/capacity-area.enum';
import type { FindingEventService } from '../finding-events/finding-event.service';
import type { FindingEventKind } from '../finding-events/finding-event.view';
import type { FindingFigures } from '../finding-figures/finding-figure.repository';
import type { FindingFigureService } from '../finding-figures/finding-figure.service';
import { FindingPriority, FindingSource } from './finding.enum';
import type { FindingFilter } from './finding.inputs';
import { FindingRepository, type FindingRow, type Looker } from './finding.repository';
import {
  type FindingAct,
  type FindingStep,
  isUnresolved,
  pendingUnsupported,
  shownState,
  stepAfter,
} from './finding.rules';
import type { Finding } from './finding.view';
import { type FindingSummary, FindingSummaryRepository } from './finding-summary.repository';

/** What is sealed of a finding. */
export interface FindingWords {
  text: string;
  recommendation: string | null;
  agreedAction: string | null;
}

/** What happened, and what was said with it. */
interface Step {
  kind: `${FindingEventKind}`;
  note?: string | null;
}

interface Parts {
  disclosures: DisclosureService;
  findingEvents: FindingEventService;
  findingFigures: FindingFigureService;
}

const contextOf = (id: string) => `finding:${id}`;

/** Findings: who reads them, and the one way in which they change. */
export class FindingService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly planned = rowLoader(
    (ids) => this.readAll(ids, 'CapacityPlanContent.findings'),
    (row: FindingRow) => row.id,
  );

  /** Not there and not to be read are the same. */
  async find(id: string): Promise<Finding | null> {
    const [row] = isId(id) ? await this.readAll([id], 'finding') : [];
    return row ? this.present(row) : null;
  }

  async get(id: string): Promise<Finding> {
    const finding = await this.find(id);
    if (!finding) throw notFound('finding');
    return finding;
  }

  /** Rows of those that the viewer may read, which is on record. */
  async readAll(ids: readonly string[], field: string): Promise<FindingRow[]> {
    const { database } = this.work;
    const rows = await database.confidential((transaction) =>
      new FindingRepository(transaction).findAll(this.looker(), ids),
    );
    return this.disclose(rows, field);
  }

  /** Those of them that the viewer may read; the findings of many plans cost one look. */
  async ofPlan(ids: readonly string[]): Promise<Finding[]> {
    const rows = await Promise.all(ids.map((id) => this.planned.load(id)));
    return rows.flatMap((row) => (row ? this.present(row) : []));
  }

  async search(filter: FindingFilter, { first, after }: PageArgs): Promise<Page<Finding>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const search = {
      partnerId: idOf(filter.partnerId, 'filter.partnerId'),
      agency: filter.agency ?? null,
      sourceId: idOf(filter.sourceId, 'filter.sourceId'),
      priorities: filter.priorities ?? null,
      states: filter.states ?? null,
      areas: filter.areas ?? null,
      today: this.today(),
    };
    const { rows, count } = await this.work.database.confidential(async (transaction) => {
      const findings = new FindingRepository(transaction);
      const rows = await findings.search(this.looker(), search, last, first + 1);
      return { rows, count: await findings.count(this.looker(), search) };
    });
    const page = pageOf(rows, first, count, { cursor: ({ id }) => [id], node: (row) => row });
    const read = new Set(
      await this.disclose(
        page.edges.map(({ node }) => node),
        'findings',
      ),
    );
    const edges = page.edges.filter(({ node }) => read.has(node));
    return { ...page, edges: edges.map(({ cursor, node }) => ({ cursor, node: this.present(node) })) };
  }

  /** Of one source, as far as the viewer reads its findings: the owner of the source reads all of them. */
  summaryOf(sourceType: `${FindingSource}`, sourceId: string): Promise<FindingSummary> {
    return this.work.database.confidential((transaction) =>
      new FindingSummaryRepository(transaction).find(sourceType, sourceId),
    );
  }

  /** Counts over all agencies, for rules of this service. */
  figuresOf(partnerIds: readonly string[]): Promise<FindingFigures[]> {
    return this.parts.findingFigures.of(partnerIds);
  }

  /** Locks one that the viewer may change; another agency's, and one that is held back from the partner, are not there. */
  async lock(id: string, expectedVersion?: number): Promise<FindingRow> {
    const row = isId(id)
      ? await this.work.database.confidential((transaction) => new FindingRepository(transaction).lock(id))
      : null;
    if (!row) throw notFound('finding');
    if (expectedVersion !== undefined && row.version !== expectedVersion) throw versionConflict('finding', row.version);
    return row;
  }

  /** The state after an act, or the refusal when it is not possible now. */
  stepAfter(row: FindingRow, act: FindingAct): FindingStep {
    const step = stepAfter(row.step, act);
    if (!step) throw wrongState(row);
    return step;
  }

  /** Stores a finding as it is after a step; whoever shows counts, risk or reminders hears of it. */
  async save(before: FindingRow, change: Partial<FindingRow>, { kind, note = null }: Step): Promise<Finding> {
    const row: FindingRow = { ...before, ...change, version: before.version + 1 };
    // What is done, closed or due later is not overdue any more; the timer finds it again when it is.
    const isLate = (row.step === 'OPEN' || row.step === 'IN_PROGRESS') && row.dueOn < this.today();
    if (!isLate) row.overdueAt = null;
    if (row.dueOn !== before.dueOn) row.remindedAt = null;
    await this.work.database.confidential((transaction) => new FindingRepository(transaction).save(row));
    await this.tell(row, before, { kind, note });
    return this.present(row);
  }

  /** Puts on record what changed beside a finding, such as one of its actions. */
  async note({ id, partnerId }: FindingRow, { kind, note = null }: Step): Promise<void> {
    await this.parts.findingEvents.record(id, kind, note);
    await this.work.audit.record({ objectType: 'Finding', objectId: id, detail: { change: kind, partnerId } });
  }

  /** The first version of a finding. */
  async add(fresh: Omit<FindingRow, 'referenceNo' | 'sealed'>, words: FindingWords): Promise<Finding> {
    const unnumbered = { ...fresh, sealed: this.seal(fresh.id, words) };
    const referenceNo = await this.work.database.confidential((transaction) =>
      new FindingRepository(transaction).insert(unnumbered),
    );
    const row: FindingRow = { ...unnumbered, referenceNo };
    await this.tell(row, null, { kind: 'RECORDED' });
    await this.remindPartner(row);
    return this.present(row);
  }

  /** Tells the partner's users that something is theirs to do; not of what it is not shown. */
  async remindPartner({ partnerId, referenceNo, agency, dueOn, heldBack }: FindingRow): Promise<void> {
    if (heldBack) return;
    await this.work.outbox.publish({
      type: 'assessments.partner-notice-due',
      subject: partnerId,
      audience: 'INTERNAL',
      data: { partnerId, kind: 'ACTION_DUE', referenceNo, agency, dueOn, at: this.work.clock.now() },
    });
  }

  wordsOf({ id, sealed }: Pick<FindingRow, 'id' | 'sealed'>): FindingWords {
    return JSON.parse(this.work.cipher.open(sealed, contextOf(id)));
  }

  seal(id: string, words: FindingWords): string {
    return this.work.cipher.seal(JSON.stringify(words), contextOf(id));
  }

  today(): string {
    return dayOf(this.work.clock.now());
  }

  present(row: FindingRow): Finding {
    const { viewer } = this.work;
    return {
      ...row,
      ...this.wordsOf(row),
      sourceType: FindingSource[row.sourceType],
      area: CapacityArea[row.area],
      priority: FindingPriority[row.priority],
      state: shownState(row, this.today()),
      pendingUnsupportedUsd: pendingUnsupported(row),
      isWaiverProposed: row.waiverProposedBy !== null,
      responsible: viewer.agency === row.agency ? row.responsible : null,
    };
  }

  /** Asks the one door for each source; a look at findings of other agencies is shown to them. */
  private async disclose(rows: FindingRow[], field: string): Promise<FindingRow[]> {
    if (rows.length === 0) return [];
    const { disclosures } = this.parts;
    const refusals = await Promise.all(
      rows.map((row) => {
        const resource = resourceOf(row);
        return resource ? disclosures.open(resource, 'FULL_NO_ATTACHMENTS', field) : null;
      }),
    );
    const read = rows.filter((_row, index) => refusals[index] === null);
    const ids = read.map(({ id }) => id);
    const { database, audit } = this.work;
    await database.confidential((transaction) =>
      audit.within(transaction, field).record({
        objectType: 'Finding',
        objectId: ids.length === 1 ? ids[0] : undefined,
        detail: { ids },
      }),
    );
    return read;
  }

  private async tell(row: FindingRow, before: FindingRow | null, { kind, note = null }: Step): Promise<void> {
    const { clock, outbox } = this.work;
    const { id: findingId, partnerId, agency, priority, dueOn: due } = row;
    await this.note(row, { kind, note });
    await this.parts.findingFigures.move(row, before);
    await outbox.publish({
      type: 'assessments.finding-changed',
      subject: findingId,
      audience: 'INTERNAL',
      data: { findingId, partnerId, agency, priority, state: shownState(row, this.today()), due, at: clock.now() },
    });
  }

  private looker(): Looker {
    const { viewer, clock } = this.work;
    return { agency: viewer.agency, now: clock.now() };
  }
}

/** What a grant on the source of a finding is about; a visit of its own is not granted to others. */
export function resourceOf({
  sourceType,
  sourceId,
  agency,
  partnerId,
  sharedWith,
}: FindingRow | Finding): Resource | null {
  if (sourceType === 'MONITORING_VISIT' || sourceId === null) return null;
  return { type: sourceType, id: sourceId, ownerAgency: agency, partnerId, sharedWith };
}

export const wrongState = ({ step }: Pick<FindingRow, 'step'>) =>
  new AppError('CONFLICT', `This finding is ${step}, so this cannot be done with it now.`, {
    reason: 'INVALID_STATE',
    facts: { state: step },
  });

/** What is closed is opened again before anything else happens to it. */
export function requireOpen(row: Pick<FindingRow, 'step'>): void {
  if (!isUnresolved(row.step)) throw wrongState(row);
}

export const twoPeople = (message: string) => forbidden(message, 'SEGREGATION_OF_DUTIES');

function idOf(id: string | null | undefined, field: string): string | null {
  if (id && !isId(id)) throw invalidInput('This is not an id.', field);
  return id ?? null;
}
