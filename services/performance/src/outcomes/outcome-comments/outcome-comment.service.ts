import { AppError, notFound } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { confidential } from '@partner-commons/platform/redaction';
import { actsFor, hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import { OutcomeState } from '../outcomes/outcome.enums';
import type { OutcomeRow } from '../outcomes/outcome.repository';
import type { OutcomeService } from '../outcomes/outcome.service';
import { type ConsultationOutcome, outcomeOf } from '../outcomes/outcome.view';
import type { CommentOutcomeInput, WaiveCommentWindowInput } from './outcome-comment.inputs';
import { OutcomeCommentRepository, type OutcomeCommentRow } from './outcome-comment.repository';
import type { OutcomeComment, OutcomeComments } from './outcome-comment.view';

const contextOf = (id: string) => `outcome-comment:${id}`;

/** What partners that were present say of the text, and whether they need their time (P-INV-5). */
export class OutcomeCommentService {
  constructor(
    private readonly work: Work,
    private readonly outcomes: OutcomeService,
  ) {}

  private readonly byOutcome = rowsLoader(
    (ids) => this.read(ids),
    (row: OutcomeCommentRow) => row.outcomeId,
  );

  async of({ row }: ConsultationOutcome): Promise<OutcomeComments> {
    if (!this.mayRead(row)) {
      return { comments: null, redaction: confidential('Ask the agency that led the consultation.') };
    }
    const rows = await this.byOutcome.load(row.id);
    return { comments: rows.map((comment) => this.shape(comment)), redaction: null };
  }

  async get(id: string, outcomeId: string): Promise<OutcomeComment> {
    const row = (await this.repository((comments) => comments.findOf([outcomeId]))).find((one) => one.id === id);
    if (!row) throw notFound('comment');
    return this.shape(row);
  }

  async comment(input: CommentOutcomeInput): Promise<OutcomeComment> {
    const { clock, cipher, audit } = this.work;
    const outcome = await this.lockOpen(input.outcomeId);
    const [partnerId] = this.presentOnes(outcome, input.partnerId);
    const at = clock.now();
    if (at >= outcome.commentsUntil) {
      throw new AppError('CONFLICT', 'The time for comments on this text is over.', {
        reason: 'COMMENT_WINDOW_CLOSED',
      });
    }
    const id = newId();
    const sealed = cipher.seal(input.text.trim(), contextOf(id));
    const row = { id, outcomeId: outcome.id, round: outcome.round, partnerId, stance: input.stance, sealed, at };
    await this.repository((comments) => comments.insert(row));
    await audit.record({ objectType: 'OutcomeComment', objectId: id, detail: { outcomeId: outcome.id } });
    return this.shape(row);
  }

  async waive(input: WaiveCommentWindowInput): Promise<ConsultationOutcome> {
    const { clock, audit } = this.work;
    const outcome = await this.lockOpen(input.outcomeId);
    const partnerIds = this.presentOnes(outcome, input.partnerId);
    for (const partnerId of partnerIds) {
      const waiver = { outcomeId: outcome.id, round: outcome.round, partnerId, at: clock.now() };
      await this.repository((comments) => comments.waive(waiver));
    }
    const detail = { partnerIds, round: outcome.round };
    await audit.record({ objectType: 'ConsultationOutcome', objectId: outcome.id, detail });
    return outcomeOf(outcome);
  }

  /** For whoever publishes. */
  standingOf({ id, round }: OutcomeRow): Promise<{ waived: string[]; disagreeing: number }> {
    return this.repository(async (comments) => ({
      waived: await comments.findWaived(id, round),
      disagreeing: await comments.countDisagreeing(id, round),
    }));
  }

  private async lockOpen(outcomeId: string): Promise<OutcomeRow> {
    const outcome = await this.outcomes.lock(outcomeId);
    // A published outcome is read by more than those who may comment; to the others there is nothing to comment on.
    this.presentOnes(outcome, null);
    if (outcome.state === OutcomeState.RECORDED) return outcome;
    throw new AppError('CONFLICT', 'Comments are for outcomes that are not published.', {
      reason: 'INVALID_STATE',
      facts: { state: outcome.state },
    });
  }

  /** Partners that were present and that the viewer acts for; at least one. */
  private presentOnes({ partnerIds }: OutcomeRow, wanted: string | null | undefined): [string, ...string[]] {
    const { viewer } = this.work;
    const [first, ...rest] = partnerIds.filter((id) => actsFor(viewer, id) && (!wanted || wanted === id));
    if (first === undefined) throw notFound('outcome');
    return [first, ...rest];
  }

  private mayRead({ agency, partnerIds }: OutcomeRow): boolean {
    const { viewer } = this.work;
    if (partnerIds.some((id) => actsFor(viewer, id))) return true;
    return viewer.agency === agency && hasRole(viewer, 'CONSULTATION_LEAD', 'REPRESENTATIVE', 'IP_UNIT_ADMIN');
  }

  private read(outcomeIds: readonly string[]): Promise<OutcomeCommentRow[]> {
    return this.work.database.confidential(async (transaction) => {
      const rows = await new OutcomeCommentRepository(transaction).findOf(outcomeIds);
      const audit = this.work.audit.within(transaction, 'ConsultationOutcome.comments');
      await audit.record({ objectType: 'OutcomeComment', detail: { outcomeIds } });
      return rows;
    });
  }

  private shape({ sealed, ...row }: OutcomeCommentRow): OutcomeComment {
    return { ...row, text: this.work.cipher.open(sealed, contextOf(row.id)) };
  }

  private repository<Result>(run: (comments: OutcomeCommentRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new OutcomeCommentRepository(transaction)));
  }
}
