import { notFound } from '@partner-commons/platform/errors';
import { rowsLoader } from '@partner-commons/platform/loader';
import { actsFor } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { EvaluationBodyService } from '../evaluation-bodies/evaluation-body.service';
import type { EvaluationFinding } from '../evaluation-bodies/evaluation-body.view';
import type { EvaluationRow } from '../partnership-evaluations/evaluation.repository';
import type { EvaluationService } from '../partnership-evaluations/evaluation.service';
import { EvaluationState } from '../partnership-evaluations/evaluation.view';
import { wrongState } from '../performance-reviews/review.rules';
import type { RespondToEvaluationInput } from './management-response.inputs';
import { ManagementResponseRepository, type StoredResponse } from './management-response.repository';
import { checkResponse } from './management-response.rules';
import type { ManagementResponse, ResponseStance } from './management-response.view';

interface Parts {
  evaluations: EvaluationService;
  evaluationBodies: EvaluationBodyService;
}

type Words = Pick<ManagementResponse, 'action' | 'comment'>;

const partner = 'PARTNER';
const contextOf = (findingId: string, respondent: string) => `management-response:${findingId}:${respondent}`;

/** What each agency that takes part, and the partner, will do about a recommendation (UNICEF-23). */
export class ManagementResponseService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  /** Who comes here has read the body, and the record of that stands for the answers too. */
  private readonly byFinding = rowsLoader(
    (ids) => this.repository((responses) => responses.findLatest(ids)),
    (row: StoredResponse) => row.findingId,
  );

  async of({ id }: EvaluationFinding): Promise<ManagementResponse[]> {
    return (await this.byFinding.load(id)).map((row) => this.present(row));
  }

  countAnswered(evaluationId: string): Promise<number> {
    return this.repository((responses) => responses.countAnswered(evaluationId));
  }

  async respond(input: RespondToEvaluationInput): Promise<ManagementResponse> {
    const { viewer, clock, cipher, audit } = this.work;
    const evaluation = await this.parts.evaluations.lock(input.evaluationId);
    const respondent = evaluation && this.respondentOf(evaluation);
    if (!evaluation || !respondent) throw notFound('evaluation');
    if (evaluation.state !== EvaluationState.AWAITING_RESPONSES) {
      throw wrongState(`An evaluation that is ${evaluation.state} takes no answers.`, evaluation.state);
    }
    const { findings } = await this.parts.evaluationBodies.wordsOf(evaluation);
    if (!findings.some(({ id }) => id === input.findingId)) throw notFound('finding');
    const respondedAt = clock.now();
    const told = {
      stance: input.stance,
      action: input.action?.trim() || null,
      dueOn: input.dueOn ?? null,
      comment: input.comment?.trim() || null,
    };
    checkResponse(told, dayOf(respondedAt));
    const { id: evaluationId, agencyCodes: agencies, partnerId } = evaluation;
    const { findingId } = input;
    const words: Words = { action: told.action, comment: told.comment };
    const sealed = cipher.seal(JSON.stringify(words), contextOf(findingId, respondent));
    const row = { evaluationId, findingId, respondent, stance: told.stance, dueOn: told.dueOn, sealed, respondedAt };
    const version = await this.repository((responses) =>
      responses.insert({ ...row, agencies, partnerId, respondedBy: viewer.subject ?? '' }),
    );
    await audit.record({
      objectType: 'PartnershipEvaluation',
      objectId: evaluationId,
      detail: { change: 'RESPONDED', findingId, respondent, version },
    });
    return this.present({ ...row, version });
  }

  /** A draft is not shown to the partner, so it is absent for it. */
  private respondentOf({ agencyCodes, partnerId, submittedAt }: EvaluationRow): string | null {
    const { viewer } = this.work;
    if (actsFor(viewer, partnerId)) return submittedAt === null ? null : partner;
    return viewer.kind === 'AGENCY' && viewer.agency !== null && agencyCodes.includes(viewer.agency)
      ? viewer.agency
      : null;
  }

  private present({ respondent, sealed, stance, ...row }: StoredResponse): ManagementResponse {
    const words = JSON.parse(this.work.cipher.open(sealed, contextOf(row.findingId, respondent))) as Words;
    const ofPartner = respondent === partner;
    return { ...row, ...words, stance: stance as ResponseStance, ofPartner, agencyCode: ofPartner ? null : respondent };
  }

  private repository<Result>(run: (responses: ManagementResponseRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ManagementResponseRepository(transaction)));
  }
}
