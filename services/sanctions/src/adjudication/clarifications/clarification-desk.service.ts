import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type {
  ExtendClarificationInput,
  RequestClarificationInput,
  WithdrawClarificationInput,
} from './clarification.inputs';
import { ClarificationRepository, type ClarificationRow } from './clarification.repository';
import { isAboutPerson, isPlausibleDue, usualDue } from './clarification.rules';
import { type ClarificationService, requireStep } from './clarification.service';
import { ClarificationState, type ClarificationTopic } from './clarification-request.entity';

export interface Asking {
  partnerId: string;
  personId: string | null;
  topics: ClarificationTopic[];
  dueAt: Date | null;
  /** Null when it is asked to keep data correct. */
  hitId: string | null;
}

/** What a request tells registry, which informs the partner: the same whatever it is asked for. */
export type InformationNotice = Pick<ClarificationRow, 'id' | 'partnerId' | 'dueAt'> & { kind: 'REQUEST' | 'REMINDER' };

/** Who asks partners. */
export class ClarificationDesk {
  constructor(
    private readonly work: Work,
    private readonly clarifications: ClarificationService,
  ) {}

  request({ partnerId, personId, topics, dueAt }: RequestClarificationInput): Promise<ClarificationRow> {
    if (!isId(partnerId)) throw notFound('partner');
    if (personId && !isId(personId)) throw invalidInput('This is not the id of a key person.', 'input.personId');
    return this.ask({ partnerId, personId: personId ?? null, topics, dueAt: dueAt ?? null, hitId: null });
  }

  async ask({ partnerId, personId, topics, dueAt, hitId }: Asking): Promise<ClarificationRow> {
    const { viewer, clock, audit } = this.work;
    const now = clock.now();
    const due = dueAt ?? usualDue(now);
    if (!isPlausibleDue(due, now)) throw invalidInput('An answer is due in 1 to 90 days.', 'input.dueAt');
    if (personId === null && topics.some(isAboutPerson)) {
      throw invalidInput('Ask about a person where there is one, or about the organisation.', 'input.topics');
    }
    const row: ClarificationRow = {
      id: newId(),
      partnerId,
      personId: topics.some(isAboutPerson) ? personId : null,
      topics,
      state: ClarificationState.OPEN,
      askedAt: now,
      dueAt: due,
      answeredAt: null,
      sealedAnswer: null,
      fileIds: [],
      version: 1,
    };
    const purpose = hitId === null ? 'VERIFICATION' : 'SCREENING';
    await this.repository((requests) =>
      requests.insert({ row, purpose, hitId, askedBy: viewer.subject ?? '', agency: viewer.agency ?? '' }),
    );
    await this.notify({ ...row, kind: 'REQUEST' });
    await audit.record({ objectType: 'ClarificationRequest', objectId: row.id, detail: { partnerId, topics } });
    return row;
  }

  async extend({ requestId, dueAt, expectedVersion }: ExtendClarificationInput): Promise<ClarificationRow> {
    const row = await this.clarifications.lock(requestId, expectedVersion);
    requireStep('EXTEND', row);
    if (dueAt <= row.dueAt || !isPlausibleDue(dueAt, this.work.clock.now())) {
      throw invalidInput('Give a later day than before, at most 90 days ahead.', 'input.dueAt');
    }
    await this.repository((requests) => requests.extend(row.id, dueAt));
    await this.record(row);
    return { ...row, dueAt, version: row.version + 1 };
  }

  async withdraw({ requestId, expectedVersion }: WithdrawClarificationInput): Promise<ClarificationRow> {
    const row = await this.clarifications.lock(requestId, expectedVersion);
    requireStep('WITHDRAW', row);
    await this.repository((requests) => requests.withdraw(row.id, this.work.clock.now()));
    await this.record(row);
    return { ...row, state: ClarificationState.WITHDRAWN, version: row.version + 1 };
  }

  notify({ id, partnerId, dueAt, kind }: InformationNotice): Promise<void> {
    return this.work.outbox.publish({
      type: 'sanctions.information-requested',
      subject: partnerId,
      audience: 'INTERNAL',
      data: { requestId: id, partnerId, dueAt, kind },
    });
  }

  private record({ id, partnerId }: ClarificationRow): Promise<void> {
    return this.work.audit.record({ objectType: 'ClarificationRequest', objectId: id, detail: { partnerId } });
  }

  private repository<Result>(run: (requests: ClarificationRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ClarificationRepository(transaction)));
  }
}
