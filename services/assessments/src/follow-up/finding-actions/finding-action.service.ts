import { AppError, forbidden, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { FindingEventKind } from '../finding-events/finding-event.view';
import { FindingPriority } from '../findings/finding.enum';
import type { FindingRow } from '../findings/finding.repository';
import { type FindingService, requireOpen, twoPeople } from '../findings/finding.service';
import type { AddFindingActionInput, FindingActionStepInput, VerifyFindingActionInput } from './finding-action.inputs';
import { FindingActionRepository, type FindingActionRow } from './finding-action.repository';
import { type FindingAction, FindingActionOwner, FindingActionState } from './finding-action.view';

interface Locked {
  finding: FindingRow;
  row: FindingActionRow;
}

const contextOf = (id: string) => `finding-action:${id}`;

/** What is to be done about findings, by whom and until when. */
export class FindingActionService {
  constructor(
    private readonly work: Work,
    private readonly findings: FindingService,
  ) {}

  private readonly byFinding = rowsLoader(
    (ids) => this.repository((actions) => actions.findOf(ids)),
    (row: FindingActionRow) => row.findingId,
  );

  /** The caller was shown the finding, which is on record. */
  async of(findingId: string): Promise<FindingAction[]> {
    return (await this.byFinding.load(findingId)).map((row) => this.present(row));
  }

  async get(id: string): Promise<FindingAction> {
    const row = isId(id) ? await this.repository((actions) => actions.find(id)) : null;
    if (!row) throw notFound('action');
    return this.present(row);
  }

  async hasOpen(findingId: string): Promise<boolean> {
    const rows = await this.repository((actions) => actions.findOf([findingId]));
    return rows.some(({ state }) => state === 'OPEN');
  }

  async add({ findingId, owner, priority, dueOn, text }: AddFindingActionInput): Promise<FindingAction> {
    const { viewer, clock, cipher } = this.work;
    const finding = await this.findings.lock(findingId);
    requireOpen(finding);
    const id = newId();
    const row: FindingActionRow = {
      id,
      findingId: finding.id,
      owner,
      priority,
      state: 'OPEN',
      dueOn,
      doneBy: null,
      doneAt: null,
      verifiedBy: null,
      createdBy: viewer.subject ?? '',
      createdAt: clock.now(),
      sealed: cipher.seal(text.trim(), contextOf(id)),
      version: 1,
    };
    await this.repository((actions) => actions.insert(row));
    await this.findings.note(finding, { kind: 'ACTION_ADDED' });
    if (owner === FindingActionOwner.PARTNER) await this.findings.remindPartner({ ...finding, dueOn });
    return this.present(row);
  }

  /** The partner its own; the agency its own, and the partner's on its behalf. */
  async complete(input: FindingActionStepInput): Promise<FindingAction> {
    const { viewer, clock } = this.work;
    const { finding, row } = await this.lock(input, 'OPEN');
    if (viewer.kind === 'PARTNER' && row.owner !== 'PARTNER') throw forbidden('This action is for the agency.');
    const done = { state: 'DONE', doneBy: viewer.subject ?? '', doneAt: clock.now() } as const;
    return this.save({ finding, row }, done, 'ACTION_DONE', input.note);
  }

  async verify({ done, ...input }: VerifyFindingActionInput): Promise<FindingAction> {
    const { viewer } = this.work;
    const locked = await this.lock(input, 'DONE');
    if (locked.row.doneBy === viewer.subject) throw twoPeople('Somebody else verifies what you said is done.');
    if (!done) return this.save(locked, { state: 'OPEN', doneBy: null, doneAt: null }, 'ACTION_RETURNED', input.note);
    return this.save(locked, { state: 'VERIFIED', verifiedBy: viewer.subject }, 'ACTION_VERIFIED', input.note);
  }

  async cancel(input: FindingActionStepInput): Promise<FindingAction> {
    return this.save(await this.lock(input, 'OPEN'), { state: 'CANCELLED' }, 'ACTION_CANCELLED', input.note);
  }

  /** The finding first, as everybody does who changes something about it. */
  private async lock(
    { actionId, expectedVersion }: FindingActionStepInput,
    state: FindingActionRow['state'],
  ): Promise<Locked> {
    const seen = isId(actionId) ? await this.repository((actions) => actions.find(actionId)) : null;
    if (!seen) throw notFound('action');
    const finding = await this.findings.lock(seen.findingId);
    requireOpen(finding);
    const row = (await this.repository((actions) => actions.find(actionId))) ?? seen;
    if (row.version !== expectedVersion) throw versionConflict('action', row.version);
    if (row.state !== state) {
      throw new AppError('CONFLICT', `This action is ${row.state}, so this cannot be done with it now.`, {
        reason: 'INVALID_STATE',
        facts: { state: row.state },
      });
    }
    return { finding, row };
  }

  private async save(
    { finding, row }: Locked,
    change: Partial<FindingActionRow>,
    kind: `${FindingEventKind}`,
    note?: string | null,
  ): Promise<FindingAction> {
    const changed = { ...row, ...change, version: row.version + 1 };
    await this.repository((actions) => actions.save(changed));
    await this.findings.note(finding, { kind, note });
    return this.present(changed);
  }

  private present(row: FindingActionRow): FindingAction {
    return {
      ...row,
      owner: FindingActionOwner[row.owner],
      priority: FindingPriority[row.priority],
      state: FindingActionState[row.state],
      isOverdue: row.state === 'OPEN' && row.dueOn < dayOf(this.work.clock.now()),
      text: this.work.cipher.open(row.sealed, contextOf(row.id)),
    };
  }

  private repository<Result>(run: (actions: FindingActionRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new FindingActionRepository(transaction)));
  }
}
