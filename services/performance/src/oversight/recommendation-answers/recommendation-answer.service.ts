import { forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { hasRole } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KpiDefinitionService } from '../../kpis/definitions/kpi-definition.service';
import { OutcomeAudience, OutcomeState } from '../../outcomes/outcomes/outcome.enums';
import type { OutcomeService } from '../../outcomes/outcomes/outcome.service';
import { RecommendationStatus } from '../recommendations/recommendation.enums';
import type { RecommendationRollUpArgs } from '../recommendations/recommendation.inputs';
import type { RecommendationService } from '../recommendations/recommendation.service';
import type {
  OversightRecommendation,
  RecommendationEvidence,
  RecommendationPosition,
  RecommendationRollUp,
} from '../recommendations/recommendation.view';
import type { RecommendationEvidenceInput, UpdateRecommendationInput } from './recommendation-answer.inputs';
import { type PositionRow, RecommendationAnswerRepository } from './recommendation-answer.repository';
import { checkAnswer, isLate } from './recommendation-answer.rules';

interface Parts {
  recommendations: RecommendationService;
  definitions: KpiDefinitionService;
  outcomes: OutcomeService;
}

/** Where agencies are with recommendations: each answer is a new version, so that reports can be asked again. */
export class RecommendationAnswerService {
  private readonly repository: RecommendationAnswerRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {
    this.repository = new RecommendationAnswerRepository(work.database.manager);
  }

  private readonly positions = rowsLoader(
    (ids) => this.repository.findPositions(ids),
    (row: PositionRow) => row.recommendationId,
  );

  private readonly evidence = rowsLoader(
    (ids) => this.repository.findEvidence(ids),
    (row: RecommendationEvidence) => row.recommendationId,
  );

  async positionsOf({ id }: OversightRecommendation): Promise<RecommendationPosition[]> {
    return (await this.positions.load(id)).map((row) => this.shape(row));
  }

  async evidenceOf({ recommendationId, agencyCode }: RecommendationPosition): Promise<RecommendationEvidence[]> {
    const rows = await this.evidence.load(recommendationId);
    return rows.filter((row) => row.agencyCode === agencyCode);
  }

  async rollUp({ report = null, agency = null }: RecommendationRollUpArgs): Promise<RecommendationRollUp> {
    const today = dayOf(this.work.clock.now());
    const counts = await this.repository.countStatuses({ report, agency }, today);
    return {
      recommendations: await this.repository.countRecommendations(report, agency),
      positions: counts.reduce((sum, { count }) => sum + count, 0),
      counts: counts.map(({ status, count }) => ({ status, count })),
      overdue: counts.reduce((sum, { overdue }) => sum + overdue, 0),
    };
  }

  async update(input: UpdateRecommendationInput): Promise<OversightRecommendation> {
    const { viewer, clock, audit, outbox } = this.work;
    const agency = this.agencyFor(input.status);
    const recommendation = await this.parts.recommendations.get(input.recommendationId);
    const { id, agencyCode } = recommendation;
    if (agencyCode !== null && agencyCode !== agency) throw notFound('recommendation');
    const stored = await this.repository.lock(id, agency);
    const version = stored?.version ?? 0;
    if (input.expectedVersion && input.expectedVersion !== version) throw versionConflict('recommendation', version);
    for (const [index, piece] of input.evidence.entries()) await this.addEvidence(id, piece, index);
    const given = (await this.repository.findEvidence([id])).filter((piece) => piece.agencyCode === agency);
    const note = input.note?.trim() ?? null;
    checkAnswer({
      from: stored?.status ?? RecommendationStatus.UNDER_CONSIDERATION,
      to: input.status,
      evidence: given.length,
      note,
      before: stored?.updatedBy ?? null,
      now: viewer.subject ?? '',
    });
    const at = clock.now();
    await this.repository.insert({
      recommendationId: id,
      agencyCode: agency,
      version: version + 1,
      status: input.status,
      due: input.due ?? stored?.due ?? null,
      owner: input.owner?.trim() ?? stored?.owner ?? null,
      note: note ?? stored?.note ?? null,
      updatedBy: viewer.subject ?? '',
      at,
    });
    await audit.record({
      objectType: 'OversightRecommendation',
      objectId: id,
      detail: { status: input.status, version: version + 1 },
    });
    await outbox.publish({
      type: 'performance.recommendation-answered',
      subject: id,
      audience: 'AGENCY',
      data: { recommendationId: id, agency, status: input.status, at },
    });
    return recommendation;
  }

  /** What other agencies may not read is no evidence to them. */
  private async addEvidence(recommendationId: string, piece: RecommendationEvidenceInput, index: number) {
    const { viewer, clock } = this.work;
    const { link = null, kpiCode = null, outcomeId = null } = piece;
    const field = `input.evidence.${index}`;
    if ([link, kpiCode, outcomeId].filter((one) => one !== null).length !== 1) {
      throw invalidInput('Evidence is one of a link, a KPI and an outcome.', field);
    }
    if (kpiCode !== null && (await this.parts.definitions.versionsOf([kpiCode])).length === 0) {
      throw invalidInput(`There is no KPI ${kpiCode}.`, `${field}.kpiCode`);
    }
    if (outcomeId !== null) {
      const { state, audience } = await this.parts.outcomes.get(outcomeId);
      const forAll = audience === OutcomeAudience.INTER_AGENCY || audience === OutcomeAudience.PUBLIC;
      if (state !== OutcomeState.PUBLISHED || !forAll) {
        throw invalidInput('Only an outcome that all agencies may read can be shown.', `${field}.outcomeId`);
      }
    }
    await this.repository.insertEvidence({
      id: newId(),
      recommendationId,
      agencyCode: viewer.agency ?? '',
      name: piece.name.trim(),
      link,
      kpiCode,
      outcomeId,
      at: clock.now(),
    });
  }

  /** Oversight closes, the agency's management answers. */
  private agencyFor(status: RecommendationStatus): string {
    const { viewer } = this.work;
    const closes = status === RecommendationStatus.CLOSED;
    const mayAnswer = closes
      ? hasRole(viewer, 'OVERSIGHT_AUDITOR')
      : hasRole(viewer, 'IP_UNIT_ADMIN', 'KPI_STEWARD', 'REPORT_EDITOR', 'REPRESENTATIVE');
    if (viewer.agency && mayAnswer) return viewer.agency;
    throw forbidden(
      closes ? "The agency's oversight closes recommendations." : 'Management answers recommendations.',
      'SEGREGATION_OF_DUTIES',
    );
  }

  private shape(row: PositionRow): RecommendationPosition {
    return { ...row, overdue: isLate(row.status, row.due, dayOf(this.work.clock.now())) };
  }
}
