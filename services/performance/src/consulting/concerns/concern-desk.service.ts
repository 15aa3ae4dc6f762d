import { AppError, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import { addWorkingDays } from '@partner-commons/platform/working-days';
import { noticesOf } from '../../federation/partner-notices';
import type { ConcernFigureService } from '../concern-figures/concern-figure.service';
import { contextOf } from '../concern-raising/concern-raising.service';
import type { ConcernStepKind } from './concern.enums';
import type { AssignConcernInput, ConcernStepInput, ConcernsArgs, ResolveConcernInput } from './concern.inputs';
import { ConcernRepository, type ConcernRow } from './concern.repository';
import { type ConcernAct, contestDays, isAllowed, rungAbove } from './concern.rules';
import type { Concern } from './concern.view';
import { presentConcern } from './concern-presentation';
import { ConcernStepRepository } from './concern-step.repository';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Those who handle concerns, each what row-level security shows; and partners, what they raised (JIU-98, JIU-114). */
export class ConcernDeskService {
  constructor(
    private readonly work: Work,
    private readonly figures: ConcernFigureService,
  ) {}

  page({ filter, first, after }: ConcernsArgs): Promise<Page<Concern>> {
    const { clock, database, audit } = this.work;
    const search = {
      states: filter?.states ?? null,
      severities: filter?.severities ?? null,
      overdue: filter?.overdue ?? null,
      today: dayOf(clock.now()),
    };
    const [raisedOn, id] = decodeCursor(after, 2) ?? [];
    if (raisedOn !== undefined && !(day.test(raisedOn) && isId(id ?? ''))) {
      throw invalidInput('This cursor is not one of ours.', 'after');
    }
    const last = raisedOn !== undefined && id !== undefined ? ([raisedOn, id] as const) : null;
    return database.confidential(async (transaction) => {
      const concerns = new ConcernRepository(transaction);
      const rows = await concerns.findPage(search, last, first + 1);
      const counted = await concerns.count(search);
      const ids = rows.slice(0, first).map((row) => row.id);
      const steps = await new ConcernStepRepository(transaction).find(ids);
      if (ids.length > 0) {
        await audit.within(transaction, 'concerns').record({ objectType: 'Concern', detail: { ids } });
      }
      return pageOf(rows, first, counted, {
        cursor: (row) => [row.raisedOn, row.id],
        node: (row) => presentConcern(row, steps, this.work),
      });
    });
  }

  async find(id: string): Promise<Concern | null> {
    if (!isId(id)) return null;
    return this.work.database.confidential(async (transaction) => {
      const row = await new ConcernRepository(transaction).find(id);
      if (!row) return null;
      await this.work.audit.within(transaction, 'concern').record({ objectType: 'Concern', objectId: id });
      return presentConcern(row, await new ConcernStepRepository(transaction).find([id]), this.work);
    });
  }

  async assign({ concernId, desk, expectedVersion }: AssignConcernInput): Promise<Concern> {
    const row = await this.lock(concernId, 'assign', expectedVersion);
    // Who had it before has read it, and stays in the line.
    const line = [desk, ...row.line.filter((role) => role !== desk)];
    return this.save({ ...row, line, official: null }, 'ASSIGNED', desk);
  }

  async take({ concernId, expectedVersion }: ConcernStepInput): Promise<Concern> {
    const row = await this.lock(concernId, 'take', expectedVersion);
    return this.save({ ...row, official: this.work.viewer.subject }, 'TAKEN', null);
  }

  async escalate({ concernId, expectedVersion }: ConcernStepInput): Promise<Concern> {
    const row = await this.lock(concernId, 'escalate', expectedVersion);
    const rung = rungAbove(row, dayOf(this.work.clock.now()));
    if (!rung) throw new AppError('CONFLICT', 'It lies at the top already.', { reason: 'NO_HIGHER_LEVEL' });
    return this.save({ ...row, ...rung, state: 'ESCALATED', official: null }, 'ESCALATED', 'SENIOR_OFFICIAL');
  }

  async resolve({ concernId, resolution, expectedVersion }: ResolveConcernInput): Promise<Concern> {
    const { clock, cipher, outbox } = this.work;
    const row = await this.lock(concernId, 'resolve', expectedVersion);
    const today = dayOf(clock.now());
    const answered: ConcernRow = {
      ...row,
      state: 'RESOLVED',
      resolution: cipher.seal(resolution, contextOf(row.id)),
      resolvedOn: today,
      confirmUntil: addWorkingDays(today, contestDays),
    };
    const { agency, referenceNo, confirmUntil: dueOn } = answered;
    const notice = { kind: 'CONCERN_ANSWERED', referenceNo, agency, dueOn, at: clock.now() };
    await outbox.publishAll(row.partnerId ? noticesOf([row.partnerId], notice) : []);
    return this.save(answered, 'RESOLVED', null);
  }

  /** By a user of the partner that raised it. */
  async answer(concernId: string, confirmed: boolean): Promise<Concern> {
    if (this.work.viewer.kind !== 'PARTNER') throw notFound('concern');
    return this.close(await this.lock(concernId, confirmed ? 'confirm' : 'contest'), confirmed);
  }

  /** What who raised it says of the answer: it is over, or goes one level up. */
  close(row: ConcernRow, confirmed: boolean): Promise<Concern> {
    const today = dayOf(this.work.clock.now());
    if (confirmed) return this.save({ ...row, state: 'CONFIRMED', closedOn: today }, 'CONFIRMED', null);
    const rung = rungAbove(row, today) ?? { escalatesOn: null };
    const waiting = { resolvedOn: null, confirmUntil: null, official: null };
    return this.save({ ...row, ...rung, ...waiting, state: 'ESCALATED' }, 'CONTESTED', 'SENIOR_OFFICIAL');
  }

  demand(row: ConcernRow | null, act: ConcernAct): ConcernRow {
    if (!row) throw notFound('concern');
    if (isAllowed(row.state, act)) return row;
    throw new AppError('CONFLICT', `A concern that is ${row.state} does not take this step.`, {
      reason: 'INVALID_STATE',
      facts: { state: row.state },
    });
  }

  private async lock(id: string, act: ConcernAct, expectedVersion?: number | null): Promise<ConcernRow> {
    const { database, viewer } = this.work;
    const row = isId(id)
      ? await database.confidential((transaction) => new ConcernRepository(transaction).lock(id))
      : null;
    // A partner sees what it raised, and does nothing but confirm or contest.
    const isHandled = act === 'confirm' || act === 'contest' || viewer.kind === 'AGENCY';
    const concern = this.demand(isHandled ? row : null, act);
    if (expectedVersion && concern.version !== expectedVersion) throw versionConflict('concern', concern.version);
    return concern;
  }

  private async save(row: ConcernRow, kind: `${ConcernStepKind}`, role: string | null): Promise<Concern> {
    const { audit, database, outbox, clock } = this.work;
    const saved = { ...row, version: row.version + 1 };
    const on = dayOf(clock.now());
    const steps = await database.confidential(async (transaction) => {
      const history = new ConcernStepRepository(transaction);
      await new ConcernRepository(transaction).save(saved);
      await history.add(saved, { kind, role, on });
      return history.find([row.id]);
    });
    await this.figures.follow(saved);
    const byCode = row.anonymous && this.work.viewer.kind !== 'AGENCY';
    await audit.record({ objectType: 'Concern', ...(byCode ? {} : { objectId: row.id }), detail: { change: kind } });
    await outbox.publish(stepFact(saved, kind, on));
    return presentConcern(saved, steps, this.work);
  }
}

const types: Partial<Record<string, string>> = { ESCALATED: 'escalated', CONTESTED: 'escalated', RESOLVED: 'resolved' };

/** What those who keep lists of open concerns hear; no text, and no partner. */
export const stepFact = ({ id, agency, country, severity, level, officeId }: ConcernRow, kind: string, on: string) => ({
  type: `performance.concern-${types[kind] ?? 'changed'}`,
  subject: id,
  audience: 'INTERNAL' as const,
  data: { concernId: id, agency, country, severity, level, officeId, change: kind, on },
});
