import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { addDays, type Day, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { MethodologyService } from '../../catalogue/methodologies/methodology.service';
import type { AssessmentBodyService } from '../assessment-bodies/assessment-body.service';
import { demandState } from '../assessment-changes/assessment-step.rules';
import type { Assessment } from '../assessments/assessment.entity';
import type { AssessmentService } from '../assessments/assessment.service';
import type { CommentOnAssessmentInput, PartnerCommentInput } from './assessment-comment.inputs';
import {
  AssessmentCommentRepository,
  type AssessmentCommentRow,
  type CommentRoundRow,
} from './assessment-comment.repository';
import { demandPlaces } from './assessment-comment.rules';
import type { PartnerComments } from './assessment-comment.view';

const shortest = 5;
const usual = 14;
const longest = 90;

interface Parts {
  assessments: AssessmentService;
  bodies: AssessmentBodyService;
  methodologies: MethodologyService;
}

/** The partner's right of reply (feature 53). */
export class AssessmentCommentService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly rounds = rowLoader(
    (ids) => this.repository((comments) => comments.findRounds(ids)),
    (row: CommentRoundRow) => row.assessmentId,
  );

  private readonly comments = rowsLoader(
    (ids) => this.repository((comments) => comments.findByAssessments(ids)),
    (row: AssessmentCommentRow) => row.assessmentId,
  );

  /** The caller has asked whether the viewer may see it. */
  roundOf(assessmentId: string): Promise<CommentRoundRow | null> {
    return this.rounds.load(assessmentId);
  }

  async read(assessment: Assessment): Promise<PartnerComments> {
    const redaction = await this.parts.bodies.open(assessment, 'FULL_NO_ATTACHMENTS', 'Assessment.partnerComments');
    if (redaction) return { comments: null, dueOn: null, answeredAt: null, redaction };
    const [round, rows] = await Promise.all([this.rounds.load(assessment.id), this.comments.load(assessment.id)]);
    const comments = rows.map(({ id, section, question, sealed, madeAt }) => {
      return { id, section, question, text: this.work.cipher.open(sealed, contextOf(id)), madeAt };
    });
    return { comments, dueOn: round?.dueOn ?? null, answeredAt: round?.answeredAt ?? null, redaction: null };
  }

  /** @param wanted the last day; the caller has seen that everything is answered */
  async openRound({ id, ownerAgency, partnerId, referenceNo }: Assessment, wanted: Day | null): Promise<void> {
    const { clock, outbox } = this.work;
    const today = dayOf(clock.now());
    const dueOn = wanted ?? addDays(today, usual);
    if (dueOn < addDays(today, shortest) || dueOn > addDays(today, longest)) {
      throw invalidInput(`Give the partner ${shortest} to ${longest} days.`, 'input.dueOn');
    }
    await this.save({ id, ownerAgency, partnerId }, { dueOn, answeredAt: null });
    await outbox.publish({
      type: 'assessments.partner-notice-due',
      subject: partnerId,
      audience: 'INTERNAL',
      data: { partnerId, kind: 'COMMENTS_REQUESTED', referenceNo, agency: ownerAgency, dueOn, at: clock.now() },
    });
  }

  /** Who answers all questions about itself has had its say with that. */
  async skipRound(assessment: Assessment): Promise<void> {
    const now = this.work.clock.now();
    await this.save(assessment, { dueOn: dayOf(now), answeredAt: now });
  }

  async comment({ assessmentId, comments, complete }: CommentOnAssessmentInput): Promise<Assessment> {
    const { audit, clock } = this.work;
    const { assessments, methodologies } = this.parts;
    const row = await assessments.lock(assessmentId);
    demandState(row.state, 'PARTNER_COMMENTS');
    if (comments.length === 0 && !complete) throw invalidInput('Say something, or that this is all.', 'input.comments');
    await this.demandOpen(row.id);
    demandPlaces(await methodologies.get(row.methodologyCode ?? '', row.methodologyVersion ?? 0), comments);
    const rows = comments.map((comment) => this.rowOf(row, comment));
    await this.repository(async (repository) => {
      if (rows.length > 0) await repository.insert(rows);
      if (complete) await repository.markAnswered(row.id, clock.now());
    });
    this.rounds.clear(row.id);
    this.comments.clear(row.id);
    const detail = { change: 'COMMENTED', comments: rows.map(({ id }) => id), complete };
    await audit.record({ objectType: 'Assessment', objectId: row.id, detail });
    return row;
  }

  private async demandOpen(assessmentId: string): Promise<void> {
    const round = await this.rounds.clear(assessmentId).load(assessmentId);
    if (round && !round.answeredAt && round.dueOn >= dayOf(this.work.clock.now())) return;
    throw new AppError('CONFLICT', 'The time for comments is over, or you said that you had no more.', {
      reason: 'COMMENTS_CLOSED',
      facts: { dueOn: round?.dueOn ?? null },
    });
  }

  private async save(
    { id, ownerAgency, partnerId }: Pick<Assessment, 'id' | 'ownerAgency' | 'partnerId'>,
    round: Pick<CommentRoundRow, 'dueOn' | 'answeredAt'>,
  ): Promise<void> {
    const row = { ...round, assessmentId: id, agency: ownerAgency, partnerId, requestedAt: this.work.clock.now() };
    await this.repository((comments) => comments.openRound(row));
    this.rounds.clear(id);
  }

  private rowOf(
    { id: assessmentId, ownerAgency, partnerId }: Assessment,
    comment: PartnerCommentInput,
  ): AssessmentCommentRow {
    const { viewer, clock, cipher } = this.work;
    const id = newId();
    return {
      id,
      assessmentId,
      agency: ownerAgency,
      partnerId,
      section: comment.section ?? null,
      question: comment.question ?? null,
      sealed: cipher.seal(comment.text, contextOf(id)),
      madeBy: viewer.subject ?? '',
      madeAt: clock.now(),
    };
  }

  private repository<Result>(run: (comments: AssessmentCommentRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new AssessmentCommentRepository(transaction)));
  }
}

const contextOf = (id: string) => `assessment-comment:${id}`;
