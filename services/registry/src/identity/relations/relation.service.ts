import { AppError, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { actsFor } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { MemberService } from '../../access/members/member.service';
import type { ChangeService } from '../changes/change.service';
import { PartnerStanding } from '../partners/partner.entity';
import type { PartnerRow } from '../partners/partner.repository';
import type { PartnerService } from '../partners/partner.service';
import type { PartnerEdit } from '../partners/partner-edit.service';
import { type PartnerRelation, RelationKind, RelationState } from './relation.entity';
import type { AddRelationInput, DecideRelationInput, EndRelationInput } from './relation.inputs';
import { RelationRepository, type StepOf } from './relation.repository';
import { findTreeFault, fits, isOffice, treeOf } from './relation.rules';

export interface RelationSources {
  partners: PartnerService;
  edit: PartnerEdit;
  changes: ChangeService;
  members: MemberService;
}

export type NewRelation = Pick<PartnerRelation, 'kind' | 'fromId' | 'toId' | 'role' | 'since'>;

/** Users of a headquarters act for each of its offices, and their token names them all. */
const mostOffices = 300;

/** Who belongs to whom (feature 12). What one partner claims about another needs the other's or an agency's word. */
export class RelationService {
  private readonly repository: RelationRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: RelationSources,
  ) {
    this.repository = new RelationRepository(work.database.manager);
  }

  /** The topmost partner of each that is an office. */
  private readonly headquarters = rowLoader(
    async (ids) => {
      const steps = await this.repository.walkUp(ids, treeOf(RelationKind.COUNTRY_OFFICE_OF));
      const tops = new Map(steps.map((step) => [step.start, step]));
      return [...tops.values()].filter(({ steps: count }) => count > 0);
    },
    (step: StepOf) => step.start,
  );

  async hqOf(partnerId: string): Promise<string | null> {
    return (await this.headquarters.load(partnerId))?.id ?? null;
  }

  /** Everything below a headquarters, nearest first. */
  async officesOf(hqId: string): Promise<string[]> {
    const steps = await this.repository.walkDown([hqId], treeOf(RelationKind.COUNTRY_OFFICE_OF));
    return steps.filter(({ steps: count }) => count > 0).map(({ id }) => id);
  }

  async get(id: string): Promise<PartnerRelation> {
    const row = isId(id) ? await this.repository.find(id) : null;
    if (!row || !this.isMine(row)) throw notFound('relation');
    return row;
  }

  async add(input: AddRelationInput): Promise<PartnerRelation> {
    const { viewer } = this.work;
    const { kind, role = null, since = null } = input;
    const [from, to] = await this.openEnds(input.partnerId, input.otherId);
    this.requireDay(since, 'input.since');
    requireFit(kind, from, to);
    // Staff speak for both ends; so does a user of a headquarters for two of its own records.
    const settled = viewer.kind === 'AGENCY' || (actsFor(viewer, from.id) && actsFor(viewer, to.id));
    if (settled) return this.establish({ kind, fromId: from.id, toId: to.id, role, since });
    const proposedSide = actsFor(viewer, from.id) ? from.id : to.id;
    const row = { ...this.newRow({ kind, fromId: from.id, toId: to.id, role, since }), proposedSide };
    if (!(await this.repository.insert(row))) throw alreadyRelated();
    await this.tell(row, false);
    return row;
  }

  /** For callers that have made sure of both ends. */
  async establish(relation: NewRelation): Promise<PartnerRelation> {
    const { viewer, clock } = this.work;
    const decided = { decidedBy: viewer.subject ?? viewer.kind, decidedAt: clock.now() };
    const row = { ...this.newRow(relation), ...decided, state: RelationState.CONFIRMED };
    await this.hold();
    await this.requireSound(row);
    if (!(await this.repository.insert(row))) throw alreadyRelated();
    await this.tell(row, true);
    return row;
  }

  /** Until the transaction ends nobody else changes a tree. */
  hold(): Promise<void> {
    return this.repository.lockTrees();
  }

  /** By the side that did not propose it, or by an agency. */
  async decide({ relationId, accept }: DecideRelationInput): Promise<PartnerRelation> {
    const { viewer, clock } = this.work;
    await this.hold();
    const row = await this.lock(relationId);
    const other = row.proposedSide === row.fromId ? row.toId : row.fromId;
    if (viewer.kind === 'PARTNER' && !actsFor(viewer, other)) throw notFound('relation');
    if (row.state !== RelationState.PROPOSED) throw settledAlready();
    const state = accept ? RelationState.CONFIRMED : RelationState.DECLINED;
    const decidedBy = viewer.subject ?? viewer.kind;
    const decided = { ...row, state, decidedBy, decidedAt: clock.now(), version: row.version + 1 };
    if (accept) await this.requireSound(decided);
    await this.repository.update(decided);
    await this.tell(decided, accept);
    return decided;
  }

  async end({ relationId, until, expectedVersion }: EndRelationInput): Promise<PartnerRelation> {
    const { viewer, clock } = this.work;
    await this.hold();
    const row = await this.lock(relationId);
    if (row.version !== expectedVersion) throw versionConflict('relation', row.version);
    if (row.until !== null || row.state === RelationState.DECLINED) throw settledAlready();
    const version = row.version + 1;
    const withdrawn = {
      state: RelationState.DECLINED,
      decidedBy: viewer.subject ?? viewer.kind,
      decidedAt: clock.now(),
    };
    const last = until ?? dayOf(clock.now());
    this.requireDay(last, 'input.until');
    if (row.since && last < row.since) throw invalidInput('It had not begun by this day.', 'input.until');
    const ended =
      row.state === RelationState.PROPOSED ? { ...row, ...withdrawn, version } : { ...row, until: last, version };
    await this.repository.update(ended);
    await this.tell(ended, row.state === RelationState.CONFIRMED);
    return ended;
  }

  /** The two partners. A partner's user acts for one of them at least; the other may be one that is public. */
  private async openEnds(fromId: string, toId: string): Promise<[PartnerRow, PartnerRow]> {
    const { partners, edit } = this.sources;
    const { viewer } = this.work;
    const ends = await Promise.all([partners.look(fromId), partners.look(toId)]);
    const [from, to] = ends;
    if (!from || !to) throw notFound('partner');
    if (from.id === to.id) throw invalidInput('A partner has no relation to itself.', 'input.otherId');
    if (viewer.kind === 'AGENCY' || actsFor(viewer, from.id)) return [await edit.open(from.id), to];
    if (!actsFor(viewer, to.id)) throw notFound('partner');
    return [from, await edit.open(to.id)];
  }

  /** Under the lock of all trees. */
  private async requireSound({ kind, fromId, toId }: PartnerRelation): Promise<void> {
    const kinds = treeOf(kind);
    const above = await this.repository.walkUp([toId], kinds);
    const below = await this.repository.walkDown([fromId], kinds);
    const fault = findTreeFault(kind, fromId, above, below);
    if (fault === 'RELATION_CYCLE') {
      throw new AppError('CONFLICT', 'The other partner belongs to this one already.', { reason: 'RELATION_CYCLE' });
    }
    if (fault) {
      throw new AppError('PRECONDITION_FAILED', 'There would be too many levels.', { reason: 'RELATION_TOO_DEEP' });
    }
    if (!isOffice(kind)) return;
    const [own] = (await this.repository.walkUp([fromId], kinds)).filter(({ steps }) => steps > 0);
    if (own) throw alreadyRelated();
    const top = above.at(-1)?.id ?? toId;
    if ((await this.officesOf(top)).length + below.length > mostOffices) {
      throw new AppError('PRECONDITION_FAILED', `A headquarters has at most ${mostOffices} offices.`, {
        reason: 'TOO_MANY_ENTRIES',
      });
    }
  }

  private async lock(id: string): Promise<PartnerRelation> {
    const row = isId(id) ? await this.repository.lock(id) : null;
    if (!row || !this.isMine(row)) throw notFound('relation');
    return row;
  }

  private isMine({ fromId, toId }: PartnerRelation): boolean {
    const { viewer } = this.work;
    return viewer.kind !== 'PARTNER' || actsFor(viewer, fromId) || actsFor(viewer, toId);
  }

  private requireDay(day: string | null, field: string): void {
    if (day && day > dayOf(this.work.clock.now())) throw invalidInput('This day has not come yet.', field);
  }

  private newRow(relation: NewRelation): PartnerRelation {
    const { viewer, clock } = this.work;
    return {
      ...relation,
      id: newId(),
      state: RelationState.PROPOSED,
      until: null,
      proposedBy: viewer.subject ?? viewer.kind,
      proposedSide: null,
      proposedAt: clock.now(),
      decidedBy: null,
      decidedAt: null,
      version: 1,
    };
  }

  /** Event and audit of what became of a relation; and when it counts, the change log and who acts for the offices. */
  private async tell(row: PartnerRelation, counts: boolean): Promise<void> {
    const { id, kind, fromId, toId, state, role, since, until } = row;
    if (counts) await this.noteChange(row);
    await this.work.outbox.publish({
      type: 'registry.relation-changed',
      subject: fromId,
      audience: 'AGENCY',
      data: { relationId: id, kind, fromId, toId, state, role, since, until },
    });
    await this.work.audit.record({
      objectType: 'PartnerRelation',
      objectId: id,
      detail: { kind, fromId, toId, state },
    });
  }

  private async noteChange({ kind, fromId, toId, until }: PartnerRelation): Promise<void> {
    const { changes, members } = this.sources;
    const fact = { [`relation.${kind}`]: toId };
    await (until === null ? changes.record(fromId, {}, fact) : changes.record(fromId, fact, {}));
    if (!isOffice(kind)) return;
    for (const { id } of await this.repository.walkUp([toId], treeOf(kind))) await members.refreshReach(id);
    this.headquarters.clearAll();
  }
}

function requireFit(kind: RelationKind, from: PartnerRow, to: PartnerRow): void {
  if (from.standing === PartnerStanding.CLOSED || to.standing === PartnerStanding.CLOSED) throw settledAlready();
  if (fits(kind, from.kind, to.kind)) return;
  throw new AppError('PRECONDITION_FAILED', 'Members belong to networks, offices to an organisation of their kind.', {
    reason: 'RELATION_MISFIT',
  });
}

const alreadyRelated = () =>
  new AppError('CONFLICT', 'The two stand in this relation, or the office belongs to a headquarters already.', {
    reason: 'ALREADY_RELATED',
  });

const settledAlready = () =>
  new AppError('CONFLICT', 'This relation has been decided on or has ended, or one of the partners was closed.', {
    reason: 'INVALID_STATE',
  });
