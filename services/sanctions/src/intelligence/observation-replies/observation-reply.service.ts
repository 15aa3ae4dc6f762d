import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { actsFor } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { ReadContent } from '../observation-contents/observation-content.service';
import type { ObservationCategory } from '../observation-contents/observation-content.view';
import { ObservationEventKind } from '../observation-events/observation-event.view';
import type { AddObservationInput } from '../observations/observation.inputs';
import type { ObservationRow } from '../observations/observation.repository';
import { integrityRestricted } from '../observations/observation.rules';
import { type ObservationService, requireText } from '../observations/observation.service';
import type { ReplyToObservationInput, ShareObservationInput } from './observation-reply.inputs';
import type { ObservationReply } from './observation-reply.view';
import { ObservationShareRepository, type StoredReply, type StoredShare } from './observation-share.repository';
import type { SharedObservation } from './shared-observation.view';

type Shown = Pick<SharedObservation, 'category' | 'text' | 'contact'>;

const mostReplies = 10;
const shareContext = (observationId: string) => `observation-share:${observationId}`;
const replyContext = (replyId: string) => `observation-reply:${replyId}`;

/** The right of reply: what a partner is shown of an observation, and what it answers. */
export class ObservationReplyService {
  constructor(
    private readonly work: Work,
    private readonly observations: ObservationService,
  ) {}

  private readonly replies = rowsLoader(
    (ids) => this.confidential((shares) => shares.findReplies(ids)),
    (row: StoredReply) => row.observationId,
  );

  async add(input: AddObservationInput): Promise<ObservationRow> {
    const added = await this.observations.add(input);
    if (!input.sharedWithPartner) return added;
    return this.share({ observationId: added.id, expectedVersion: added.version });
  }

  async share({ observationId, expectedVersion }: ShareObservationInput): Promise<ObservationRow> {
    const { row, content } = await this.observations.lockToAct(observationId, 'SHARE', expectedVersion);
    if (integrityRestricted.includes(content.category)) throw restricted();
    if (content.sharedAt) throw alreadyShared();
    await this.confidential((shares) => shares.insert(this.shareOf(row, content)));
    return this.observations.move(row, { from: row, kind: ObservationEventKind.SHARED });
  }

  /** What the viewer's partner was shown; of another partner there is nothing. */
  async sharedWith(partnerId: string, { first, after }: PageArgs): Promise<Page<SharedObservation>> {
    const { viewer, audit, database } = this.work;
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    if (!isId(partnerId) || !actsFor(viewer, partnerId)) throw notFound('partner');
    // What was recorded about a partner that was merged into this one keeps its id.
    const partnerIds = partnerId === viewer.partnerId ? [partnerId, ...viewer.partnerIds] : [partnerId];
    return database.confidential(async (transaction) => {
      const shares = new ObservationShareRepository(transaction);
      const rows = await shares.findOfPartners(partnerIds, { after: last, limit: first + 1 });
      const page = pageOf(rows, first, await shares.countOfPartners(partnerIds), {
        cursor: ({ id }) => [id],
        node: (row) => this.openShare(row),
      });
      const ids = page.edges.map(({ node }) => node.id);
      await audit
        .within(transaction, 'sharedObservations')
        .record({ objectType: 'Observation', detail: { partnerId, ids } });
      return page;
    });
  }

  async reply({ observationId, text: raw }: ReplyToObservationInput): Promise<SharedObservation> {
    const { viewer, clock, cipher, audit, outbox } = this.work;
    const share = isId(observationId) ? await this.confidential((shares) => shares.find(observationId)) : null;
    if (!share || !actsFor(viewer, share.partnerId)) throw notFound('observation');
    const text = requireText(raw, 'input.text');
    await this.confidential((shares) => shares.lockReplies(observationId));
    const before = await this.confidential((shares) => shares.findReplies([observationId]));
    if (before.length >= mostReplies) throw tooManyReplies();
    const id = newId();
    const repliedAt = clock.now();
    const sealed = cipher.seal(text, replyContext(id));
    await this.confidential((shares) =>
      shares.insertReply({ id, observationId, sealed, repliedBy: viewer.subject ?? '', repliedAt }),
    );
    await audit.record({
      objectType: 'Observation',
      objectId: observationId,
      detail: { partnerId: share.partnerId, replyId: id },
    });
    const { partnerId, agency } = share;
    await outbox.publish({
      type: 'sanctions.observation-replied',
      subject: observationId,
      audience: 'INTERNAL',
      data: { observationId, partnerId, agency, repliedAt },
    });
    this.replies.clear(observationId);
    return this.openShare(share);
  }

  /** The caller was shown the observation, as agency or as partner. */
  async of(observationId: string): Promise<ObservationReply[]> {
    const rows = await this.replies.load(observationId);
    return rows.map(({ sealed, ...row }) => ({
      ...row,
      text: sealed === null ? null : this.work.cipher.open(sealed, replyContext(row.id)),
    }));
  }

  private shareOf({ id, partnerId, agency }: ObservationRow, { category, text, contact }: ReadContent): StoredShare {
    const { viewer, clock, cipher } = this.work;
    const shown: Shown = { category, text, contact };
    const sealed = cipher.seal(JSON.stringify(shown), shareContext(id));
    return { id, partnerId, agency, sealed, sharedBy: viewer.subject ?? '', sharedAt: clock.now() };
  }

  private openShare({ sealed, ...row }: StoredShare): SharedObservation {
    if (sealed === null) return { ...row, category: null, text: null, contact: null };
    const { category, text, contact } = JSON.parse(this.work.cipher.open(sealed, shareContext(row.id))) as Shown;
    return { ...row, category: category as ObservationCategory, text, contact };
  }

  private confidential<Result>(run: (shares: ObservationShareRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ObservationShareRepository(transaction)));
  }
}

const restricted = () =>
  new AppError(
    'PRECONDITION_FAILED',
    'The partner is not told of this here: it could endanger people or an investigation. It is heard when a case is opened.',
    { reason: 'INTEGRITY_RESTRICTED' },
  );
const alreadyShared = () =>
  new AppError('CONFLICT', 'The partner was shown this observation before.', { reason: 'ALREADY_SHARED' });
const tooManyReplies = () =>
  new AppError('PRECONDITION_FAILED', `An observation takes ${mostReplies} answers. Write to the agency.`, {
    reason: 'TOO_MANY_ENTRIES',
  });
