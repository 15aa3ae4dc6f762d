import { AppError, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { actsFor } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { ActionEvidenceService } from '../action-evidence/action-evidence.service';
import type { OutcomeActionInput } from '../outcome-steps/outcome-step.inputs';
import { ActionStatus } from '../outcomes/outcome.enums';
import type { OutcomeRow } from '../outcomes/outcome.repository';
import type { OutcomeService } from '../outcomes/outcome.service';
import type { OutcomeActionsArgs, UpdateOutcomeActionInput } from './outcome-action.inputs';
import { OutcomeActionRepository, type OutcomeActionRow } from './outcome-action.repository';
import { demandActionMove, demandGrounds, isOverdue } from './outcome-action.rules';
import type { OutcomeAction } from './outcome-action.view';

const mostActions = 20;

interface Parts {
  outcomes: OutcomeService;
  actionEvidence: ActionEvidenceService;
}

/** What is done about outcomes, by the agencies that own the actions. */
export class OutcomeActionService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byOutcome = rowsLoader(
    (ids) => this.repository((actions) => actions.findOfOutcomes(ids)),
    (row: OutcomeActionRow) => row.outcomeId,
  );

  private readonly byId = rowLoader(
    (ids) => this.repository((actions) => actions.find(ids)),
    (row: OutcomeActionRow) => row.id,
  );

  async of(outcomeId: string): Promise<OutcomeAction[]> {
    return (await this.byOutcome.load(outcomeId)).map((row) => this.shape(row));
  }

  async find(id: string): Promise<OutcomeAction | null> {
    const row = isId(id) ? await this.byId.load(id) : null;
    return row && this.shape(row);
  }

  async page({ owner, status, overdue, first, after }: OutcomeActionsArgs): Promise<Page<OutcomeAction>> {
    const today = dayOf(this.work.clock.now());
    const question = { owner: owner ?? null, status: status ?? null, dueBefore: overdue ? today : null };
    const last = placeOf(after);
    return this.repository(async (actions) => {
      const rows = await actions.findPage(question, last, first + 1);
      const counted = await actions.count(question);
      return pageOf(rows, first, counted, { cursor: ({ due, id }) => [due, id], node: (row) => this.shape(row) });
    });
  }

  /** The caller has checked owners and days. */
  async add({ id: outcomeId }: OutcomeRow, added: readonly OutcomeActionInput[]): Promise<void> {
    if (added.length === 0) return;
    const updatedAt = this.work.clock.now();
    await this.repository(async (actions) => {
      const before = (await actions.findOfOutcomes([outcomeId])).length;
      if (before + added.length > mostActions) {
        throw invalidInput(`An outcome has ${mostActions} actions at most.`, 'input.addActions');
      }
      for (const [index, { owner, unit, text, due }] of added.entries()) {
        await actions.insert({
          id: newId(),
          outcomeId,
          place: before + index + 1,
          ownerCode: owner,
          unit: unit?.trim() ?? null,
          text: text.trim(),
          due,
          status: ActionStatus.OPEN,
          statusNote: null,
          partnerConfirmed: false,
          updatedAt,
          version: 1,
        });
      }
    });
  }

  async update(input: UpdateOutcomeActionInput): Promise<OutcomeAction> {
    const { viewer, clock, audit } = this.work;
    const stored = await this.lock(input.outcomeActionId);
    // Whoever reads the outcome knows the action; changing it is its owner's.
    if (stored.ownerCode !== viewer.agency) throw notFound('action');
    if (input.expectedVersion && input.expectedVersion !== stored.version) {
      throw versionConflict('action', stored.version);
    }
    demandActionMove(stored.status, input.status);
    const { actionEvidence } = this.parts;
    await actionEvidence.add({ actionId: stored.id }, input.evidence);
    const note = input.note?.trim() ?? null;
    const evidence = (await actionEvidence.fresh({ actionId: stored.id })).length;
    demandGrounds(input.status, { evidence, note });
    const statusNote = note ?? stored.statusNote;
    const row = { ...stored, status: input.status, statusNote, updatedAt: clock.now(), version: stored.version + 1 };
    await this.repository((actions) => actions.update(row));
    await audit.record({
      objectType: 'OutcomeAction',
      objectId: row.id,
      detail: { status: row.status, version: row.version },
    });
    return this.shape(row);
  }

  async confirm(actionId: string): Promise<OutcomeAction> {
    const { viewer, clock, audit } = this.work;
    const stored = await this.lock(actionId);
    const outcome = await this.parts.outcomes.get(stored.outcomeId);
    const partnerId = outcome.row.partnerIds.find((id) => actsFor(viewer, id));
    if (partnerId === undefined) throw notFound('action');
    if (stored.status !== ActionStatus.DONE) {
      throw new AppError('CONFLICT', 'Only an action that its owner calls done can be confirmed.', {
        reason: 'INVALID_STATE',
        facts: { state: stored.status },
      });
    }
    await this.repository((actions) => actions.confirm(stored.id, partnerId, clock.now()));
    await audit.record({
      objectType: 'OutcomeAction',
      objectId: stored.id,
      detail: { change: 'CONFIRMED', partnerId },
    });
    return this.shape({ ...stored, partnerConfirmed: true });
  }

  /** Waits for whoever else writes about the outcome. */
  async lock(id: string): Promise<OutcomeActionRow> {
    const seen = isId(id) ? await this.repository((actions) => actions.find([id])) : [];
    if (!seen[0]) throw notFound('action');
    await this.parts.outcomes.lock(seen[0].outcomeId);
    const [row] = await this.repository((actions) => actions.find([id]));
    if (!row) throw notFound('action');
    return row;
  }

  private shape(row: OutcomeActionRow): OutcomeAction {
    return { ...row, overdue: isOverdue(row, dayOf(this.work.clock.now())) };
  }

  private repository<Result>(run: (actions: OutcomeActionRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new OutcomeActionRepository(transaction)));
  }
}

function placeOf(cursor: string | null | undefined): { due: string; id: string } | null {
  const [due = '', id = ''] = decodeCursor(cursor, 2) ?? [];
  if (due === '' && id === '') return null;
  if (isId(id) && /^\d{4}-\d{2}-\d{2}$/.test(due) && !Number.isNaN(Date.parse(due))) return { due, id };
  throw invalidInput('This cursor is not one of ours.', 'after');
}
