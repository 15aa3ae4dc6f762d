import { forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { actsFor } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type DataLoader from 'dataloader';
import type { AssessmentReportService } from '../assessment-reports/assessment-report.service';
import type { KnownPartnerService } from '../federation/known-partner.service';
import type { AssessmentKind } from '../terms/assessment-kind.enum';
import { AssessmentOrigin } from '../terms/assessment-origin.enum';
import { AssessmentState } from '../terms/assessment-state.enum';
import { AssessorType } from '../terms/assessor-type.enum';
import { EntityScope } from '../terms/entity-scope.enum';
import type { Assessment } from './assessment.entity';
import type { AssessmentsArgs, RecordAssessmentInput } from './assessment.inputs';
import {
  AssessmentRepository,
  type PartnerAssessment,
  type PartnerCount,
  type RatedPartner,
} from './assessment.repository';
import { checkAssessment, demandSameRequest, hashRequest, isDay, summariseRating } from './assessment.rules';
import type { RatingSummary } from './rating.view';

export interface AssessmentSources {
  knownPartners: KnownPartnerService;
  reports: AssessmentReportService;
}

interface PageLoaders {
  rows: DataLoader<string, PartnerAssessment[]>;
  counts: DataLoader<string, PartnerCount | null>;
}

export class AssessmentService {
  private readonly repository: AssessmentRepository;
  /** Loaders by argument: all partners of one list ask with the same ones, so a list costs one statement. */
  private readonly ratings = new Map<AssessmentKind, DataLoader<string, RatedPartner | null>>();
  private readonly pages = new Map<string, PageLoaders>();

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
    const { viewer } = this.work;
    const assessment = isId(id) ? await this.byId.load(id) : null;
    const foreign = viewer.kind === 'PARTNER' && !(assessment && actsFor(viewer, assessment.partnerId));
    return foreign ? null : assessment;
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

  async pageOfPartner(partnerId: string, args: AssessmentsArgs): Promise<Page<Assessment>> {
    const { rows, counts } = this.pageLoaders(args);
    const [found, counted] = await Promise.all([rows.load(partnerId), counts.load(partnerId)]);
    return pageOf(found, args.first, counted?.count ?? 0, {
      cursor: (row) => [row.finalisedOn ?? '', row.id],
      node: (row) => row,
    });
  }

  async record(input: RecordAssessmentInput): Promise<Assessment> {
    const { viewer, clock, audit } = this.work;
    const { knownPartners, reports } = this.sources;
    if (!viewer.agency) throw forbidden('Assessments are recorded by staff of an agency.');
    checkAssessment(input, dayOf(clock.now()));
    const current = await knownPartners.demand(input.partnerId);
    const fresh = rowOf(input, { partnerId: current, ownerAgency: viewer.agency, recordedAt: clock.now() });
    // Inserting first and looking afterwards leaves no moment in which two equal requests both find nothing.
    const referenceNo = await this.repository.insert(fresh);
    if (referenceNo === null) return this.repeat({ ...fresh, idempotencyKey: input.idempotencyKey });
    const assessment = { ...fresh, referenceNo };
    const { id, partnerId, ownerAgency } = assessment;
    if (input.narrative)
      await reports.add({ assessmentId: id, agency: ownerAgency, partnerId, narrative: input.narrative });
    await this.publish(assessment);
    await audit.record({
      objectType: 'Assessment',
      objectId: id,
      detail: { partnerId, requestHash: assessment.requestHash },
    });
    return assessment;
  }

  /** The stored answer to a request that came before, in whichever process that was. */
  private async repeat({
    ownerAgency,
    idempotencyKey,
    requestHash,
  }: Pick<Assessment, 'ownerAgency' | 'requestHash'> & { idempotencyKey: string }): Promise<Assessment> {
    const stored = await this.repository.findByKey(ownerAgency, idempotencyKey);
    if (!stored) throw notFound('assessment');
    demandSameRequest(stored, requestHash);
    await this.work.audit.record({ objectType: 'Assessment', objectId: stored.id, detail: { repeated: true } });
    return stored;
  }

  /** Ids and bands only: what an assessment says in words never leaves this service. */
  private publish({ id, partnerId, kind, band, ownerAgency, finalisedOn, validUntil }: Assessment): Promise<void> {
    return this.work.outbox.publish({
      type: 'assessments.assessment-recorded',
      subject: id,
      audience: 'AGENCY',
      data: { assessmentId: id, partnerId, kind, band, ownerAgency, finalisedOn, validUntil },
    });
  }

  private pageLoaders({ first, after, kind: wanted }: AssessmentsArgs): PageLoaders {
    const kind = wanted ?? null;
    const key = JSON.stringify([first, after, kind]);
    const known = this.pages.get(key);
    if (known) return known;
    const query = { kind, after: readCursor(after), limit: first + 1 };
    const loaders = {
      rows: rowsLoader(
        (ids) => this.repository.findPages(ids, query),
        (row: PartnerAssessment) => row.askedId,
      ),
      counts: rowLoader(
        (ids) => this.repository.countOfPartners(ids, kind),
        (row: PartnerCount) => row.partnerId,
      ),
    };
    this.pages.set(key, loaders);
    return loaders;
  }
}

function readCursor(after: string | undefined): string[] | null {
  const cursor = decodeCursor(after, 2);
  if (cursor && !(isDay(cursor[0] ?? '') && isId(cursor[1] ?? ''))) {
    throw invalidInput('This cursor is not one of ours; start again without it.', 'after');
  }
  return cursor;
}

function rowOf(
  input: RecordAssessmentInput,
  stamp: Pick<Assessment, 'partnerId' | 'ownerAgency' | 'recordedAt'>,
): Omit<Assessment, 'referenceNo'> {
  const { kind, band, finalisedOn, validUntil, amountAssessed, idempotencyKey } = input;
  return {
    ...stamp,
    id: newId(),
    kind,
    state: AssessmentState.FINAL,
    origin: AssessmentOrigin.RECORDED,
    entityScope: EntityScope.LEGAL_ENTITY,
    methodologyCode: null,
    methodologyVersion: null,
    assessorType: AssessorType.STAFF,
    conductedMode: null,
    proxy: false,
    periodFrom: null,
    periodTo: null,
    countries: [],
    areas: [],
    ceilingUsd: amountAssessed?.currency === 'USD' ? amountAssessed.amount : null,
    startedOn: null,
    dueOn: null,
    computedBand: null,
    adjustedBand: null,
    jointAgencies: [],
    supersededBy: null,
    version: 1,
    band,
    finalisedOn,
    validUntil,
    amount: amountAssessed?.amount ?? null,
    currency: amountAssessed?.currency ?? null,
    idempotencyKey,
    requestHash: hashRequest(input),
  };
}
