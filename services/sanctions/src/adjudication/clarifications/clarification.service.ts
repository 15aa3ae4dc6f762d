import { AppError, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { actsFor } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { AnswerClarificationInput } from './clarification.inputs';
import { ClarificationRepository, type ClarificationRow } from './clarification.repository';
import { mayStep } from './clarification.rules';
import type { ClarificationFile } from './clarification-file.view';
import { ClarificationState } from './clarification-request.entity';

export const clarificationFile = 'CLARIFICATION_FILE';

/** Task that follows an answer; it also runs where nothing follows, so that the partner cannot tell the two apart. */
export const followClarification = 'followClarification';

const contextOf = (requestId: string) => `clarification:${requestId}`;

/** What partners are asked, for whoever may see it: the partner, and who asked. */
export class ClarificationService {
  constructor(private readonly work: Work) {}

  search(partnerId: string, { first, after }: PageArgs): Promise<Page<ClarificationRow>> {
    const { viewer, database, audit } = this.work;
    if (!isId(partnerId) || (viewer.kind === 'PARTNER' && !actsFor(viewer, partnerId))) throw notFound('partner');
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    return database.confidential(async (transaction) => {
      const repository = new ClarificationRepository(transaction);
      const rows = await repository.search({ partnerId, after: last, limit: first + 1 });
      const page = pageOf(rows, first, await repository.count(partnerId), {
        cursor: ({ id }) => [id],
        node: (row) => row,
      });
      await audit
        .within(transaction, 'clarificationRequests')
        .record({ objectType: 'Partner', objectId: partnerId, detail: { ids: page.edges.map(({ node }) => node.id) } });
      return page;
    });
  }

  /** For a repeated call, which must give what the first one made. */
  async get(id: string): Promise<ClarificationRow> {
    const row = await this.repository((requests) => (isId(id) ? requests.find(id) : Promise.resolve(null)));
    if (!row) throw notFound('request');
    return row;
  }

  /** Locked; not there and not to be seen are the same. */
  async lock(id: string, expectedVersion: number): Promise<ClarificationRow> {
    const row = await this.repository((requests) => (isId(id) ? requests.lock(id) : Promise.resolve(null)));
    if (!row) throw notFound('request');
    if (row.version !== expectedVersion) throw versionConflict('request', row.version);
    return row;
  }

  async answer({ requestId, text, fileIds, expectedVersion }: AnswerClarificationInput): Promise<ClarificationRow> {
    const { viewer, clock, cipher, audit, outbox, jobs, files, database } = this.work;
    const row = await this.lock(requestId, expectedVersion);
    requireStep('ANSWER', row);
    const words = text?.trim() || null;
    if (words === null && fileIds.length === 0)
      throw invalidInput('Answer in words, with files, or both.', 'input.text');
    const use = { kind: clarificationFile, agency: viewer.agency, subject: viewer.subject };
    for (const fileId of fileIds) await files.require(fileId, use, database.manager);
    const answered: ClarificationRow = {
      ...row,
      state: ClarificationState.ANSWERED,
      sealedAnswer: words && cipher.seal(words, contextOf(row.id)),
      fileIds,
      answeredAt: clock.now(),
      version: row.version + 1,
    };
    const answeredBy = viewer.subject ?? viewer.kind;
    await this.repository((requests) =>
      requests.answer({ ...answered, answeredBy, answeredAt: answered.answeredAt ?? clock.now() }),
    );
    const { id, partnerId } = row;
    await outbox.publish({
      type: 'sanctions.information-answered',
      subject: partnerId,
      audience: 'INTERNAL',
      data: { requestId: id, partnerId, at: answered.answeredAt },
    });
    await jobs.enqueue(followClarification, { requestId: id }, { key: `${followClarification}:${id}` });
    await audit.record({ objectType: 'ClarificationRequest', objectId: id, detail: { partnerId, fileIds } });
    return answered;
  }

  answerOf({ id, sealedAnswer }: ClarificationRow): string | null {
    return sealedAnswer === null ? null : this.work.cipher.open(sealedAnswer, contextOf(id));
  }

  /** A link to a file; the caller was shown the request that names it. */
  async linkOf({ id }: ClarificationFile): Promise<string> {
    await this.work.database.confidential((transaction) =>
      this.work.audit.within(transaction, 'ClarificationFile.url').record({ objectType: 'File', objectId: id }),
    );
    return this.work.files.createDownload(id).url;
  }

  private repository<Result>(run: (requests: ClarificationRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ClarificationRepository(transaction)));
  }
}

export function requireStep(step: Parameters<typeof mayStep>[0], { state }: ClarificationRow): void {
  if (mayStep(step, state)) return;
  throw new AppError('CONFLICT', `This request is ${state}, so this cannot be done with it now.`, {
    reason: 'INVALID_STATE',
    facts: { state },
  });
}
