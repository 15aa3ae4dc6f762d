import { AppError, forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { type Day, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KpiDefinitionService } from '../../kpis/definitions/kpi-definition.service';
import { RecommendationAnswerRepository } from '../recommendation-answers/recommendation-answer.repository';
import {
  RecommendationAddressee,
  RecommendationKind,
  RecommendationStatus,
} from '../recommendations/recommendation.enums';
import { RecommendationRepository } from '../recommendations/recommendation.repository';
import type { LegislativeMandatesArgs, RecordLegislativeMandateInput } from './mandate.inputs';
import { MandateRepository } from './mandate.repository';
import type { LegislativeMandate } from './mandate.view';

/** A decision as reports record it, or somebody by hand. */
export interface NewMandate {
  reference: string;
  title: string;
  text: string;
  adoptedOn: Day;
  reportId: string | null;
  recommendations: readonly { text: string; owner: string; dueOn: Day; kpiCodes?: readonly string[] }[];
}

const titleLength = 120;

/** From what a governing body decides to what is done about it and the figures that show it (4.d step 10). */
export class MandateService {
  private readonly repository: MandateRepository;

  constructor(
    private readonly work: Work,
    private readonly definitions: KpiDefinitionService,
  ) {
    this.repository = new MandateRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.find(ids),
    (row: LegislativeMandate) => row.id,
  );

  async find(id: string | null): Promise<LegislativeMandate | null> {
    return id !== null && isId(id) ? this.byId.load(id) : null;
  }

  async get(id: string): Promise<LegislativeMandate> {
    const row = await this.find(id);
    if (!row) throw notFound('mandate');
    return row;
  }

  async page({ agency, first, after }: LegislativeMandatesArgs): Promise<Page<LegislativeMandate>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const rows = await this.repository.findPage(agency ?? null, last, first + 1);
    const counted = await this.repository.count(agency ?? null);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  async record({ idempotencyKey: _key, ...told }: RecordLegislativeMandateInput): Promise<LegislativeMandate> {
    if (told.adoptedOn > dayOf(this.work.clock.now())) {
      throw invalidInput('A decision is recorded once it is taken.', 'input.adoptedOn');
    }
    const codes = told.recommendations.flatMap(({ kpiCodes }) => kpiCodes);
    const known = new Set((await this.definitions.versionsOf(codes)).map(({ code }) => code));
    const unknown = codes.find((code) => !known.has(code));
    if (unknown !== undefined) throw invalidInput(`There is no KPI ${unknown}.`, 'input.recommendations');
    return this.get(await this.open({ ...told, reportId: null }));
  }

  /** What a governing body asks for is accepted by that; the agency says later how it goes. Gives the id. */
  async open({ recommendations, ...told }: NewMandate): Promise<string> {
    const { viewer, clock, audit, database } = this.work;
    const { agency } = viewer;
    if (!agency) throw forbidden('Agencies record the decisions of their governing bodies.');
    const now = clock.now();
    const mandate: LegislativeMandate = {
      ...told,
      reference: told.reference.trim(),
      id: newId(),
      agencyCode: agency,
      recordedBy: viewer.subject ?? '',
      recordedAt: now,
    };
    if ((await this.repository.insert(mandate)) === null) {
      throw new AppError('CONFLICT', `Your agency has recorded ${mandate.reference} already.`, {
        reason: 'ALREADY_RECORDED',
      });
    }
    const answers = new RecommendationAnswerRepository(database.manager);
    const recommended = new RecommendationRepository(database.manager);
    for (const [index, { text, owner, dueOn, kpiCodes = [] }] of recommendations.entries()) {
      const id = newId();
      await recommended.insert({
        id,
        report: mandate.reference,
        kind: RecommendationKind.MANDATE,
        number: index + 1,
        addressee: RecommendationAddressee.AGENCY,
        agencyCode: agency,
        mandateId: mandate.id,
        title: text.length > titleLength ? `${text.slice(0, titleLength - 1)}…` : text,
        text,
        owner,
        due: dueOn,
        kpiCodes: [...kpiCodes],
        source: null,
      });
      await answers.insert({
        recommendationId: id,
        agencyCode: agency,
        version: 1,
        status: RecommendationStatus.ACCEPTED,
        due: dueOn,
        owner,
        note: null,
        updatedBy: viewer.subject ?? '',
        at: now,
      });
    }
    const detail = { recommendations: recommendations.length };
    await audit.record({ objectType: 'LegislativeMandate', objectId: mandate.id, detail });
    return mandate.id;
  }
}
