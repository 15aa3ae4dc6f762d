import { AppError, forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerService } from '../../identity/partners/partner.service';
import { alreadyOne } from '../duplicate-cases/duplicate-case.service';
import { MergeField, PartnerMergeState } from './merge.enums';
import type { DecideMergeInput, PartnerMergeFilter, ProposeMergeInput, UndoMergeInput } from './merge.inputs';
import { type Actor, MergeRepository } from './merge.repository';
import { isChoosable, mergeObstacle, type TakenField, takeFields } from './merge.rules';
import type { EnteredAfterMerge, MergedField, MergedFrom, MergeStep } from './merge.view';
import type { MergeApplicationService } from './merge-application.service';
import type { PartnerMerge } from './partner-merge.entity';

interface Parts {
  partners: PartnerService;
  applications: MergeApplicationService;
}

/** Who asks for merges and who agrees: every step into force, and back, takes two different people (R-INV-11). */
export class MergeService {
  private readonly repository: MergeRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {
    this.repository = new MergeRepository(work.database.manager);
  }

  private readonly mergedInto = rowsLoader(
    (ids) => this.repository.findMergedFrom(ids),
    (row: MergedFrom & { survivorId: string }) => row.survivorId,
  );

  find(id: string): Promise<PartnerMerge | null> {
    return isId(id) ? this.repository.find(id) : Promise.resolve(null);
  }

  mergedFrom(partnerId: string): Promise<MergedFrom[]> {
    return this.mergedInto.load(partnerId);
  }

  async search({ states, partnerId }: PartnerMergeFilter, { first, after }: PageArgs): Promise<Page<PartnerMerge>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const search = { states: states ?? null, partnerId: partnerId ?? null, after: last, limit: first + 1 };
    const [rows, counted] = await Promise.all([this.repository.search(search), this.repository.count(search)]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  async propose({ survivorId, mergedId, reason, fieldChoices }: ProposeMergeInput): Promise<PartnerMerge> {
    checkChoices(fieldChoices.map(({ field }) => field));
    await this.repository.lockAll();
    const { survivor, merged } = await this.currentPair(survivorId, mergedId);
    const { by: proposedBy, agency: proposedAgency, at: proposedAt } = this.actor();
    const merge = Object.assign(nothingDecided(), {
      id: newId(),
      survivorId: survivor.id,
      mergedId: merged.id,
      reason,
      fieldChoices,
      proposedBy,
      proposedAgency,
      proposedAt,
    });
    if (!(await this.repository.insert(merge))) {
      throw new AppError('CONFLICT', 'A merge of this partner is under way already.', { reason: 'ALREADY_RUNNING' });
    }
    await this.record(merge, 'PROPOSED');
    return merge;
  }

  async approve({ mergeId, note = null }: DecideMergeInput): Promise<PartnerMerge> {
    const merge = await this.lock(mergeId, PartnerMergeState.PROPOSED);
    const actor = this.actor();
    if (merge.proposedBy === actor.by) throw needsSecond();
    // What was one pair when it was proposed may have been merged elsewhere since, or stand otherwise.
    const { survivor, merged } = await this.currentPair(merge.survivorId, merge.mergedId);
    if (survivor.id !== merge.survivorId || merged.id !== merge.mergedId) throw changedMeanwhile();
    const done = await this.parts.applications.merge(merge, actor, note);
    await this.record(done, 'MERGED');
    return done;
  }

  /** By anybody who could approve it, the proposer included, who then takes it back. */
  async reject({ mergeId, note = null }: DecideMergeInput): Promise<PartnerMerge> {
    const merge = await this.lock(mergeId, PartnerMergeState.PROPOSED);
    const done = await this.repository.reject(merge.id, this.actor(), note);
    await this.record(done, 'REJECTED');
    return done;
  }

  async undo({ mergeId, reason }: UndoMergeInput): Promise<PartnerMerge> {
    const merge = await this.lock(mergeId, PartnerMergeState.MERGED);
    const { reversibleUntil } = merge;
    if (reversibleUntil && this.work.clock.now() > reversibleUntil) {
      throw new AppError('PRECONDITION_FAILED', 'The time in which this merge could be undone is over.', {
        reason: 'UNDO_PERIOD_OVER',
        facts: { reversibleUntil },
      });
    }
    const done = await this.repository.proposeUndo(merge.id, this.actor(), reason);
    await this.record(done, 'UNDO_PROPOSED');
    return done;
  }

  async approveUndo({ mergeId }: DecideMergeInput): Promise<PartnerMerge> {
    const merge = await this.lock(mergeId, PartnerMergeState.UNDO_PROPOSED);
    const actor = this.actor();
    if (merge.undoProposedBy === actor.by) throw needsSecond();
    const done = await this.parts.applications.undo(merge, actor);
    await this.record(done, 'UNDONE');
    return done;
  }

  async rejectUndo({ mergeId }: DecideMergeInput): Promise<PartnerMerge> {
    const merge = await this.lock(mergeId, PartnerMergeState.UNDO_PROPOSED);
    const done = await this.repository.declineUndo(merge.id);
    await this.record(done, 'UNDO_DECLINED');
    return done;
  }

  /** What the survivor takes over; before the merge, what it would take over today. */
  async fields(merge: PartnerMerge): Promise<MergedField[]> {
    if (merge.state !== PartnerMergeState.PROPOSED) return merge.taken.map(show);
    const { partners } = this.parts;
    const [survivor, merged] = await Promise.all([partners.find(merge.survivorId), partners.find(merge.mergedId)]);
    return survivor && merged ? takeFields(survivor, merged, merge.fieldChoices).map(show) : [];
  }

  async enteredAfter({ decidedAt, state, survivorId }: PartnerMerge): Promise<EnteredAfterMerge[]> {
    const wasMerged = state !== PartnerMergeState.PROPOSED && state !== PartnerMergeState.REJECTED;
    return wasMerged && decidedAt ? this.repository.findEnteredAfter(survivorId, decidedAt) : [];
  }

  /** Those who brought it into force; two different people, always. */
  approvedBy({ state, decidedBy, decidedAgency, decidedAt, ...merge }: PartnerMerge): MergeStep[] {
    const first = { by: merge.proposedBy, agency: merge.proposedAgency, at: merge.proposedAt };
    if (state === PartnerMergeState.PROPOSED || state === PartnerMergeState.REJECTED) return [];
    return decidedBy && decidedAgency && decidedAt
      ? [first, { by: decidedBy, agency: decidedAgency, at: decidedAt }]
      : [];
  }

  private async currentPair(survivorId: string, mergedId: string) {
    const { partners } = this.parts;
    partners.forget(survivorId);
    partners.forget(mergedId);
    const [survivor, merged] = await Promise.all([partners.get(survivorId), partners.get(mergedId)]);
    if (survivor.id === merged.id) throw survivorId === mergedId ? sameTwice() : alreadyOne();
    const obstacle = mergeObstacle(survivor, merged);
    if (obstacle) throw new AppError('PRECONDITION_FAILED', obstacle, { reason: 'SURVIVOR_UNSUITABLE' });
    if (await this.repository.hasRelations(merged.id)) {
      throw new AppError(
        'PRECONDITION_FAILED',
        'The other one has relations: end them, or move them to the survivor, first.',
        {
          reason: 'RELATIONS_IN_FORCE',
        },
      );
    }
    return { survivor, merged };
  }

  private async lock(id: string, expected: PartnerMergeState): Promise<PartnerMerge> {
    await this.repository.lockAll();
    const merge = await this.find(id);
    if (!merge) throw notFound('merge');
    if (merge.state !== expected) {
      throw new AppError('CONFLICT', `This merge is ${merge.state}, so the step is not possible.`, {
        reason: 'INVALID_STATE',
        facts: { state: merge.state },
      });
    }
    return merge;
  }

  private actor(): Actor {
    const { viewer, clock } = this.work;
    return { by: viewer.subject ?? viewer.kind, agency: viewer.agency ?? '', at: clock.now() };
  }

  private async record({ id, survivorId, mergedId }: PartnerMerge, step: string): Promise<void> {
    await this.work.audit.record({ objectType: 'PartnerMerge', objectId: id, detail: { survivorId, mergedId, step } });
  }
}

function checkChoices(fields: MergeField[]): void {
  const wrong = fields.find((field, index) => !isChoosable(field) || fields.indexOf(field) !== index);
  if (wrong) throw invalidInput(`There is no choice for ${wrong}, or it was made twice.`, 'input.fieldChoices');
}

const sameTwice = () => invalidInput('A partner cannot be merged into itself.', 'input.mergedId');
const needsSecond = () =>
  forbidden('Two people are needed, and the first was you: ask another administrator.', 'SEGREGATION_OF_DUTIES');
const changedMeanwhile = () =>
  new AppError('CONFLICT', 'One of the two was merged elsewhere meanwhile: reject this proposal.', {
    reason: 'DECIDED_MEANWHILE',
  });

const text = (value: TakenField['after']) =>
  value === null ? null : Array.isArray(value) ? value.join(', ') : String(value);

const show = ({ field, rule, before, after }: TakenField): MergedField => ({
  field: MergeField[field],
  rule,
  before: text(before),
  after: text(after),
});

const nothingDecided = () => ({
  state: PartnerMergeState.PROPOSED,
  taken: [],
  decidedBy: null,
  decidedAgency: null,
  decidedAt: null,
  decisionNote: null,
  reversibleUntil: null,
  undoReason: null,
  undoProposedBy: null,
  undoProposedAgency: null,
  undoProposedAt: null,
  undoneBy: null,
  undoneAgency: null,
  undoneAt: null,
  version: 1,
});
