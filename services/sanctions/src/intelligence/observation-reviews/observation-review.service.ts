import { invalidInput } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import { ObservationEventKind } from '../observation-events/observation-event.view';
import { refusals } from '../observations/observation.refusals';
import { ObservationRepository, type ObservationRow } from '../observations/observation.repository';
import {
  checkExpiry,
  daysAfter,
  decisionDays,
  isHeadquarters,
  longestMonths,
  reminderDays,
} from '../observations/observation.rules';
import { type ObservationService, requireText } from '../observations/observation.service';
import { ObservationState } from '../observations/observation.view';
import { ObservationInboxRepository } from './observation-inbox.repository';
import type {
  EscalateObservationInput,
  InvalidateObservationInput,
  ObservationInboxKind,
  ObservationVerdict,
  ResolveObservationInput,
} from './observation-review.inputs';

interface InboxItem {
  id: string;
  observation: ObservationRow;
  dueAt: Date;
  isOverdue: boolean;
}

/** The four levels: a flag is escalated by the field and decided by headquarters, never by who brought it up. */
export class ObservationReviewService {
  constructor(
    private readonly work: Work,
    private readonly observations: ObservationService,
  ) {}

  async escalate({ observationId, reason, expectedVersion }: EscalateObservationInput): Promise<ObservationRow> {
    const { viewer, clock } = this.work;
    const { row, type } = await this.observations.lockToAct(observationId, 'ESCALATE', expectedVersion);
    const now = clock.now();
    return this.observations.move(
      { ...row, type, escalatedBy: viewer.subject, escalatedAt: now, decisionDueAt: daysAfter(now, decisionDays) },
      { from: row, kind: ObservationEventKind.ESCALATED, reason: requireText(reason, 'input.reason') },
    );
  }

  async resolve(input: ResolveObservationInput): Promise<ObservationRow> {
    const { viewer, clock } = this.work;
    const isUpheld = input.decision === ('UPHELD' as ObservationVerdict);
    const act = isUpheld ? 'UPHOLD' : 'DEFER';
    const { row, type } = await this.observations.lockToAct(input.observationId, act, input.expectedVersion);
    const now = clock.now();
    if (input.expiresAt && checkExpiry(input.expiresAt, now) !== null) {
      throw invalidInput(`A flag ends in the future, and after ${longestMonths} months at most.`, 'input.expiresAt');
    }
    return this.observations.move(
      {
        ...row,
        type,
        verdict: input.decision,
        decidedBy: viewer.subject,
        decidedAt: now,
        expiresAt: input.expiresAt ?? row.expiresAt,
      },
      {
        from: row,
        kind: isUpheld ? ObservationEventKind.UPHELD : ObservationEventKind.DEFERRED,
        reason: requireText(input.reason, 'input.reason'),
      },
    );
  }

  async invalidate({ observationId, reason, expectedVersion }: InvalidateObservationInput): Promise<ObservationRow> {
    const { row } = await this.observations.lockToAct(observationId, 'INVALIDATE', expectedVersion);
    return this.observations.move(
      { ...row, state: ObservationState.INVALID, endedAt: this.work.clock.now() },
      { from: row, kind: ObservationEventKind.INVALIDATED, reason: requireText(reason, 'input.reason') },
    );
  }

  /** What of the own agency waits for its headquarters; no words of any observation. */
  async inbox(kind: ObservationInboxKind, { first, after }: PageArgs): Promise<Page<InboxItem>> {
    const { viewer, clock, database } = this.work;
    if (!isHeadquarters(viewer)) throw refusals.NOT_HEADQUARTERS({} as ObservationRow);
    const now = clock.now();
    const search = {
      agency: viewer.agency ?? '',
      kind,
      now,
      horizon: daysAfter(now, reminderDays),
      answerDays: decisionDays,
      after: placeOf(after),
      limit: first + 1,
    };
    return database.confidential(async (transaction) => {
      const inbox = new ObservationInboxRepository(transaction);
      const found = await inbox.find(search);
      const ids = found.map(({ id }) => id);
      const rows = new Map((await new ObservationRepository(transaction).findAll(ids)).map((row) => [row.id, row]));
      const items = found.flatMap(({ id, dueAt }) => {
        const observation = rows.get(id);
        return observation ? [{ id, observation, dueAt, isOverdue: dueAt < now }] : [];
      });
      return pageOf(items, first, await inbox.count(search), {
        cursor: (item) => [item.dueAt.toISOString(), item.id],
        node: (item) => item,
      });
    });
  }
}

function placeOf(cursor: string | null | undefined): { dueAt: string; id: string } | null {
  const [dueAt, id] = decodeCursor(cursor, 2) ?? [];
  if (dueAt === undefined || id === undefined) return null;
  if (!isId(id) || Number.isNaN(Date.parse(dueAt))) throw invalidInput('This cursor is not one of ours.', 'after');
  return { dueAt, id };
}
