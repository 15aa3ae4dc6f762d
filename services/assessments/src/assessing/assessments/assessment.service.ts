import { forbidden, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { actsFor } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type DataLoader from 'dataloader';
import { followRating } from '../../assurance/assurance-plan-upkeep/follow-rating.task';
import type { MethodologyService } from '../../catalogue/methodologies/methodology.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { AssessmentKind } from '../../terms/assessment-kind.enum';
import { AssessmentOrigin } from '../../terms/assessment-origin.enum';
import { AssessmentState } from '../../terms/assessment-state.enum';
import type { AssessmentChangeService } from '../assessment-changes/assessment-change.service';
import { demandStep, wasFinal } from '../assessment-changes/assessment-step.rules';
import type { AssessmentReportService } from '../assessment-reports/assessment-report.service';
import type { RatingSummary } from '../ratings/rating.view';
import type { Assessment } from './assessment.entity';
import { demandMethodOfKind, rowOf } from './assessment.facts';
import type { RecordAssessmentInput } from './assessment.inputs';
import { AssessmentRepository, type RatedPartner } from './assessment.repository';
import {
  type AssessmentFact,
  checkAssessment,
  demandSameRequest,
  summariseRating,
  supersessionOf,
} from './assessment.rules';

export interface AssessmentSources {
  knownPartners: KnownPartnerService;
  reports: AssessmentReportService;
  methodologies: MethodologyService;
  changes: AssessmentChangeService;
}

export class AssessmentService {
  private readonly repository: AssessmentRepository;
  /** Loaders by argument: all partners of one list ask with the same ones, so a list costs one statement. */
  private readonly ratings = new Map<AssessmentKind, DataLoader<string, RatedPartner | null>>();

  constructor(
    private readonly work: Work,
    private readonly sources: AssessmentSources,
  ) {
    this.repository = new AssessmentRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: Assessment) => row.id,
  );

  /** For a partner's users, an assessment of another partner is as absent as an invented id. */
  async find(id: string): Promise<Assessment | null> {
    const assessment = isId(id) ? await this.byId.load(id) : null;
    return assessment && !this.isForeign(assessment) ? assessment : null;
  }

  async get(id: string): Promise<Assessment> {
    const assessment = await this.find(id);
    if (!assessment) throw notFound('assessment');
    return assessment;
  }

  /** As it stands now, and nobody else changes it before this transaction ends. */
  async lock(id: string, expectedVersion?: number): Promise<Assessment> {
    const assessment = isId(id) ? await this.repository.lock(id) : null;
    if (!assessment || this.isForeign(assessment)) throw notFound('assessment');
    if (expectedVersion !== undefined && assessment.version !== expectedVersion) {
      throw versionConflict('assessment', assessment.version);
    }
    return assessment;
  }

  async currentRating(partnerId: string, kind: AssessmentKind): Promise<RatingSummary> {
    let loader = this.ratings.get(kind);
    if (!loader) {
      const today = dayOf(this.work.clock.now());
      loader = rowLoader(
        (ids) => this.repository.findLatestValid(ids, kind, today),
        (row: RatedPartner) => row.partnerId,
      );
      this.ratings.set(kind, loader);
    }
    return summariseRating(kind, await loader.load(partnerId));
  }

  record(input: RecordAssessmentInput): Promise<Assessment> {
    const { agency } = this.work.viewer;
    if (!agency) throw forbidden('Assessments are recorded by staff of an agency.');
    return this.recordFor(agency, input, AssessmentOrigin.RECORDED);
  }

  /** A final assessment that was done elsewhere, of an agency; a repeated idempotencyKey gives the first answer. */
  async recordFor(agency: string, fact: AssessmentFact, origin = AssessmentOrigin.IMPORTED): Promise<Assessment> {
    const { clock } = this.work;
    const { knownPartners, reports, methodologies } = this.sources;
    checkAssessment(fact, dayOf(clock.now()));
    if (fact.methodologyCode && fact.methodologyVersion) {
      demandMethodOfKind(await methodologies.get(fact.methodologyCode, fact.methodologyVersion), fact.kind);
    }
    const current = await knownPartners.demand(fact.partnerId);
    const fresh = rowOf(fact, {
      id: newId(),
      partnerId: current,
      ownerAgency: agency,
      origin,
      recordedAt: clock.now(),
    });
    // Inserting first and looking afterwards leaves no moment in which two equal requests both find nothing.
    const referenceNo = await this.repository.insert(fresh);
    if (referenceNo === null) return this.repeat(fresh);
    const assessment = { ...fresh, referenceNo };
    if (fact.narrative) await reports.add(assessment, fact.narrative);
    await this.sources.changes.note(assessment, null, AssessmentState.FINAL, { requestHash: fresh.requestHash });
    return this.announce(assessment);
  }

  /** A new one that is not final yet. */
  async add(fresh: Omit<Assessment, 'referenceNo'>, detail: object): Promise<Assessment> {
    const referenceNo = await this.repository.insert(fresh);
    if (referenceNo === null) throw new Error('An assessment without a key was not inserted');
    const assessment = { ...fresh, referenceNo };
    await this.sources.changes.note(assessment, null, assessment.state, detail);
    return assessment;
  }

  /** Takes a locked one to its next state, with whatever else changes by that step. */
  async step(row: Assessment, to: AssessmentState, change: Partial<Assessment> = {}): Promise<Assessment> {
    demandStep(row.state, to);
    const after = { ...row, ...change, state: to, version: row.version + 1 };
    if (wasFinal(row.state)) await this.repository.end(after);
    else await this.repository.save(after);
    this.byId.clear(row.id).prime(row.id, after);
    await this.sources.changes.note(after, row.state, to);
    if (to === AssessmentState.FINAL) return this.announce(after);
    if (wasFinal(to)) await this.tellEnd(after);
    return after;
  }

  /** Changes a locked one within its state. */
  async save(row: Assessment, change: Partial<Assessment>): Promise<Assessment> {
    const after = { ...row, ...change, version: row.version + 1 };
    await this.repository.save(after);
    this.byId.clear(row.id).prime(row.id, after);
    return after;
  }

  private isForeign({ partnerId }: Assessment): boolean {
    const { viewer } = this.work;
    return viewer.kind === 'PARTNER' && !actsFor(viewer, partnerId);
  }

  /** The stored answer to a request that came before, in whichever process that was. */
  private async repeat({
    ownerAgency,
    idempotencyKey,
    requestHash,
  }: Omit<Assessment, 'referenceNo'>): Promise<Assessment> {
    const stored = idempotencyKey === null ? null : await this.repository.findByKey(ownerAgency, idempotencyKey);
    if (!stored) throw notFound('assessment');
    demandSameRequest(stored, requestHash);
    await this.work.audit.record({ objectType: 'Assessment', objectId: stored.id, detail: { repeated: true } });
    return stored;
  }

  /** What became final is told, and takes the place of earlier ones. Ids and bands only: its words never leave this service. */
  private async announce(assessment: Assessment): Promise<Assessment> {
    const { id, partnerId, kind, band, ownerAgency, finalisedOn, validUntil } = assessment;
    await this.work.outbox.publish({
      type: 'assessments.assessment-recorded',
      subject: id,
      audience: 'AGENCY',
      data: { assessmentId: id, partnerId, kind, band, ownerAgency, finalisedOn, validUntil },
    });
    await followRating(this.work.jobs, partnerId);
    await this.repository.queue(assessment);
    const others = await this.repository.findSameScope(assessment);
    const { by, ended } = supersessionOf(assessment, others, dayOf(this.work.clock.now()));
    for (const old of ended) await this.step(old, AssessmentState.SUPERSEDED, { supersededBy: id });
    return by ? this.step(assessment, AssessmentState.SUPERSEDED, { supersededBy: by.id }) : assessment;
  }

  private async tellEnd({ id, partnerId, kind, state }: Assessment): Promise<void> {
    await followRating(this.work.jobs, partnerId);
    const at = this.work.clock.now();
    await this.work.outbox.publish({
      type: 'assessments.assessment-ended',
      subject: id,
      audience: 'AGENCY',
      data: { assessmentId: id, partnerId, kind, state, at },
    });
  }
}
