import { forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { hasRole } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { EvaluationBodyService } from '../evaluation-bodies/evaluation-body.service';
import { wrongState } from '../performance-reviews/review.rules';
import type { OfficeReachService } from '../review-wiring/office-reach.service';
import { evaluationWriters, reviewReaders } from '../review-wiring/review-roles';
import type {
  CreatePartnershipEvaluationInput,
  PartnershipEvaluationsArgs,
  UpdatePartnershipEvaluationInput,
} from './evaluation.inputs';
import { EvaluationRepository, type EvaluationRow, type EvaluationSight } from './evaluation.repository';
import { checkEvaluationPeriod, othersOf } from './evaluation.rules';
import { EvaluationState } from './evaluation.view';

interface Parts {
  evaluationBodies: EvaluationBodyService;
  knownAgencies: KnownAgencyService;
  knownOffices: KnownOfficeService;
  knownPartners: KnownPartnerService;
  officeReach: OfficeReachService;
}

/** Joint evaluations of partnerships, and who sees that there are any (UNICEF-23). */
export class EvaluationService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly byId = rowLoader(
    async (ids) => {
      const sight = await this.sight();
      return this.repository((evaluations) => evaluations.findByIds(ids, sight));
    },
    (row: EvaluationRow) => row.id,
  );

  /** Null for a draft of others, for what the partner was not shown yet, and for an invented id alike. */
  async find(id: string): Promise<EvaluationRow | null> {
    return isId(id) ? this.byId.load(id) : null;
  }

  async get(id: string): Promise<EvaluationRow> {
    const row = await this.find(id);
    if (!row) throw notFound('evaluation');
    return row;
  }

  async page({ filter, first, after }: PartnershipEvaluationsArgs): Promise<Page<EvaluationRow>> {
    const { partnerId, agency = null, state = null } = filter ?? {};
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const query = { partnerIds: partnerId ? [partnerId] : null, agency, state };
    const sight = await this.sight();
    return this.repository(async (evaluations) => {
      const rows = await evaluations.findPage(query, sight, { after: last, limit: first + 1 });
      const counted = await evaluations.count(query, sight);
      return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
    });
  }

  async create(input: CreatePartnershipEvaluationInput): Promise<EvaluationRow> {
    const { viewer, clock } = this.work;
    const { knownAgencies, knownPartners, evaluationBodies } = this.parts;
    const partnerId = await knownPartners.demand(input.partnerId);
    const leadCode = viewer.agency ?? '';
    const others = othersOf(input.agencies, leadCode);
    await knownAgencies.demand(others, 'input.agencies');
    const country = input.country ?? null;
    await this.demandReach(country);
    checkEvaluationPeriod(input, dayOf(clock.now()));
    const row = {
      id: newId(),
      leadCode,
      agencyCodes: [leadCode, ...others],
      partnerId,
      country,
      from: input.from,
      to: input.to,
      state: EvaluationState.DRAFT,
      title: null,
      summary: null,
      createdBy: viewer.subject ?? '',
      createdAt: clock.now(),
      submittedAt: null,
      responseDueOn: null,
      publishedAt: null,
      withdrawnAt: null,
      version: 1,
    };
    const referenceNo = await this.repository((evaluations) => evaluations.insert(row));
    const kept = { ...row, referenceNo };
    await evaluationBodies.write(kept, input);
    await this.recordAct(kept, { agencies: kept.agencyCodes });
    return kept;
  }

  /** By any agency that takes part: it is a joint one. */
  async update({
    evaluationId,
    expectedVersion,
    ...content
  }: UpdatePartnershipEvaluationInput): Promise<EvaluationRow> {
    const row = await this.lockOf(evaluationId, ({ agencyCodes }) => agencyCodes, expectedVersion);
    if (row.state !== EvaluationState.DRAFT) {
      throw wrongState(`An evaluation that is ${row.state} is not written on.`, row.state);
    }
    checkEvaluationPeriod(content, dayOf(this.work.clock.now()));
    const saved = await this.save({ ...row, from: content.from, to: content.to }, { change: 'UPDATED' });
    await this.parts.evaluationBodies.write(saved, content);
    return saved;
  }

  /** One that the agency leads. */
  lockLed(id: string, expectedVersion: number): Promise<EvaluationRow> {
    return this.lockOf(id, ({ leadCode }) => [leadCode], expectedVersion);
  }

  async lock(id: string): Promise<EvaluationRow | null> {
    return isId(id) ? this.repository((evaluations) => evaluations.lock(id)) : null;
  }

  /** As the next version. */
  async save(row: EvaluationRow, detail: Record<string, unknown>): Promise<EvaluationRow> {
    const next = { ...row, version: row.version + 1 };
    await this.repository((evaluations) => evaluations.save(next));
    await this.recordAct(next, detail);
    return next;
  }

  /** Of a country by who stands for it, of the whole partnership by who stands for the whole agency (UNHCR-59). */
  private async demandReach(country: string | null): Promise<void> {
    if (country !== null) return this.parts.officeReach.demand(country, ...evaluationWriters);
    const { roles } = this.work.viewer;
    if (!roles.some(({ role, office }) => office === null && evaluationWriters.includes(role))) {
      throw forbidden('Your role is for one office; name its country.');
    }
  }

  /** Held until the transaction ends; those of others are as absent as invented ones. */
  private async lockOf(
    id: string,
    agenciesOf: (row: EvaluationRow) => readonly string[],
    expectedVersion: number,
  ): Promise<EvaluationRow> {
    const row = await this.lock(id);
    if (!row || !agenciesOf(row).includes(this.work.viewer.agency ?? '')) throw notFound('evaluation');
    if (row.version !== expectedVersion) throw versionConflict('evaluation', row.version);
    await this.demandReach(row.country);
    return row;
  }

  private async sight(): Promise<EvaluationSight> {
    const { viewer } = this.work;
    if (viewer.kind === 'PUBLIC') throw forbidden('Evaluations are for agencies and the partner.');
    const ownPartners = viewer.kind === 'PARTNER' && viewer.partnerId ? [viewer.partnerId, ...viewer.partnerIds] : [];
    const agency = viewer.kind === 'AGENCY' && viewer.roles.length > 0 ? viewer.agency : null;
    const takesPart = hasRole(viewer, ...reviewReaders);
    return { agency, takesPart, ownPartners, countries: await this.parts.knownOffices.countriesInSight() };
  }

  private recordAct({ id, partnerId, state, version }: EvaluationRow, detail: Record<string, unknown>): Promise<void> {
    return this.work.audit.record({
      objectType: 'PartnershipEvaluation',
      objectId: id,
      detail: { partnerId, state, version, ...detail },
    });
  }

  private repository<Result>(run: (evaluations: EvaluationRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new EvaluationRepository(transaction)));
  }
}
