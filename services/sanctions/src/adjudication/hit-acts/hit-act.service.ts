import { AppError } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import type { Page, PageArgs } from '@partner-commons/platform/page';
import { PageLoader } from '@partner-commons/platform/page-loader';
import type { Work } from '@partner-commons/platform/work';
import type { HitState } from '../hits/hit.entity';
import type { HitRow } from '../hits/hit.repository';
import { isClosed } from '../hits/hit.rules';
import type { HitActKind } from './hit-act.entity';
import { HitActRepository, type HitActRow, type HitMove } from './hit-act.repository';
import { type Act, targetsOf } from './hit-transition.rules';

/** What one act does to a hit. */
export interface ActDone {
  act: Act;
  to: `${HitState}`;
  /** Sealed with the act. */
  note?: string | null;
  /** Whoever has it from now on; left out when that stays. */
  assignee?: { subject: string; agency: string } | null;
  escalation?: Pick<HitMove, 'escalatedTo' | 'escalatedAgency'>;
  /** When it must be done; a new one starts the reminders anew. */
  dueAt?: Date;
  /** Further ids for the audit record. */
  detail?: Record<string, unknown>;
}

const contextOf = (actId: string) => `hit-act:${actId}`;

/** The one door through which a hit changes: each act is checked against the machine and leaves a row of history. */
export class HitActService {
  constructor(private readonly work: Work) {}

  private readonly pages = new PageLoader<HitActRow>({
    load: (page) => this.repository((acts) => acts.findPage(page)),
    count: (ids) => this.repository((acts) => acts.count(ids)),
    parentOf: ({ hitId }) => hitId,
  });

  /** The caller has seen the hit, which is on record with its id. */
  async history(hitId: string, args: PageArgs): Promise<Page<HitActRow>> {
    const page = await this.pages.load(hitId, args);
    const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: { ...node, note: this.open(node) } }));
    return { ...page, edges };
  }

  /** For a hit that this transaction has locked. Gives the row as it is from now on. */
  async perform<Hit extends HitRow>(hit: Hit, done: ActDone): Promise<Hit> {
    if (!targetsOf(done.act, hit.state).includes(done.to)) throw notPossible(hit.state);
    const moved = this.moved(hit, done);
    await this.repository(async (acts) => {
      await acts.insert([this.rowOf(hit, done)]);
      await acts.move(moved);
    });
    await this.work.audit.record({
      objectType: 'Hit',
      objectId: hit.id,
      detail: { partnerId: hit.partnerId, act: done.act, previous: hit.state, state: done.to, ...done.detail },
    });
    return { ...hit, ...moved };
  }

  /** The history of what a screening did to many; their rows are changed by the screening itself. */
  async record(steps: readonly { hit: Pick<HitRow, 'id' | 'version'>; from: HitState | null; done: ActDone }[]) {
    const rows = steps.map(({ hit, from, done }) => this.rowOf({ ...hit, state: from }, done));
    await this.repository((acts) => acts.insert(rows));
  }

  private moved(hit: HitRow, { to, assignee, escalation, dueAt }: ActDone): HitMove {
    const { id, assigneeAgency, escalatedTo, escalatedAgency, dueAt: due, remindedAt, overdueSince } = hit;
    return {
      id,
      state: to,
      closedAt: closedAt(hit, to, this.work.clock.now()),
      assignee: assignee === undefined ? hit.assignee : (assignee?.subject ?? null),
      assigneeAgency: assignee === undefined ? assigneeAgency : (assignee?.agency ?? null),
      escalatedTo: escalation ? escalation.escalatedTo : escalatedTo,
      escalatedAgency: escalation ? escalation.escalatedAgency : escalatedAgency,
      dueAt: dueAt ?? due,
      remindedAt: dueAt ? null : remindedAt,
      overdueSince: dueAt ? null : overdueSince,
      version: hit.version + 1,
    };
  }

  private rowOf(
    { id, version, state }: { id: string; version: number; state: HitState | null },
    { act, to, note, assignee, escalation }: ActDone,
  ): HitActRow {
    const { viewer, clock, cipher } = this.work;
    const actId = newId();
    return {
      id: actId,
      hitId: id,
      hitVersion: version + 1,
      act: act as HitActKind,
      fromState: state,
      toState: to as HitState,
      actor: viewer.subject ?? viewer.kind,
      agency: viewer.agency,
      at: clock.now(),
      assignee: assignee?.subject ?? null,
      instance: escalation?.escalatedTo ? `${escalation.escalatedAgency}/${escalation.escalatedTo}` : null,
      note: note ? cipher.seal(note, contextOf(actId)) : null,
    };
  }

  private open({ id, note }: HitActRow): string | null {
    return note === null ? null : this.work.cipher.open(note, contextOf(id));
  }

  private repository<Result>(run: (acts: HitActRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new HitActRepository(transaction)));
  }
}

export const notPossible = (state: string) =>
  new AppError('CONFLICT', `This hit is ${state}, so this cannot be done with it now. Read it again.`, {
    reason: 'INVALID_STATE',
    facts: { state },
  });

/** A reversed confirmation is decided anew; one whose reversal is only proposed is not. */
function closedAt(hit: HitRow, to: `${HitState}`, now: Date): Date | null {
  if (!isClosed(to)) return null;
  return hit.state === to ? hit.closedAt : now;
}
