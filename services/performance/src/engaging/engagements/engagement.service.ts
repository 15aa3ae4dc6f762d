import { forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { actsFor, type Role } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import { factKeepers } from '../engaging-wiring/engaging-roles';
import type { EngagementWatch } from '../money-pictures/engagement-watch';
import type { EngagementsArgs, RecordEngagementInput } from './engagement.inputs';
import { type EngagementQuery, EngagementRepository } from './engagement.repository';
import { checkEngagement, type EngagementFact, type EngagementRow, isUnchanged, toUsd } from './engagement.rules';
import type { EngagementDetailService } from './engagement-detail.service';
import type { EngagementRevision } from './engagement-revision.view';

export interface EngagementSources {
  knownPartners: KnownPartnerService;
  engagementDetails: EngagementDetailService;
  knownOffices: KnownOfficeService;
  watch: EngagementWatch;
}

export type Recorded = { outcome: 'ADDED' | 'UPDATED' | 'UNCHANGED'; engagement: EngagementRow };

export class EngagementService {
  private readonly repository: EngagementRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: EngagementSources,
  ) {
    this.repository = new EngagementRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: EngagementRow) => row.id,
  );

  private readonly revisionsById = rowsLoader(
    (ids) => this.repository.findRevisions(ids),
    (row: EngagementRevision) => row.engagementId,
  );

  /** For a partner's users, an agreement of another partner is as absent as an invented id. */
  async find(id: string): Promise<EngagementRow | null> {
    const { viewer } = this.work;
    const row = isId(id) ? await this.byId.load(id) : null;
    if (!row || (viewer.kind !== 'AGENCY' && !actsFor(viewer, row.partnerId))) return null;
    const countries = await this.sources.knownOffices.countriesInSight();
    return countries === null || countries.includes(row.country) ? row : null;
  }

  async get(id: string): Promise<EngagementRow> {
    const row = await this.find(id);
    if (!row) throw notFound('engagement');
    return row;
  }

  /** Agreements of the agency that the roles reach, by how rows name them: its own number, or our id. */
  async referredBy(
    agency: string,
    references: readonly string[],
    roles: readonly Role[],
  ): Promise<Map<string, EngagementRow>> {
    const wanted = [...new Set(references)];
    const countries = await this.reach(roles);
    const found = wanted.length > 0 ? await this.repository.findReferred(agency, wanted) : [];
    const rows = found.filter(({ country }) => countries === null || countries.includes(country));
    return new Map([
      ...rows.map((row) => [row.id, row] as const),
      ...rows.map((row) => [row.externalId, row] as const),
    ]);
  }

  /** An agreement of the viewer's agency; that of another one is as absent as an invented id. */
  async ofAgency(id: string, roles: readonly Role[]): Promise<EngagementRow> {
    const row = await this.get(id);
    if (row.agencyCode !== this.work.viewer.agency) throw notFound('engagement');
    await this.demandReach(row.country, roles);
    return row;
  }

  /** Countries whose agreements one of the roles reaches, or null for all; a job works for the whole agency. */
  async reach(roles: readonly Role[]): Promise<string[] | null> {
    return this.work.viewer.kind === 'AGENCY' ? this.sources.knownOffices.countriesReached(...roles) : null;
  }

  /** Those of the agreements that the roles do not reach: what is recorded of them cannot be moved elsewhere either. */
  async beyondReach(ids: readonly string[], roles: readonly Role[]): Promise<Set<string>> {
    const countries = await this.reach(roles);
    if (countries === null || ids.length === 0) return new Set();
    const rows = await this.repository.findByIds(ids);
    return new Set(rows.filter(({ country }) => !countries.includes(country)).map(({ id }) => id));
  }

  private async demandReach(country: string, roles: readonly Role[]): Promise<void> {
    if (this.work.viewer.kind === 'AGENCY') await this.sources.knownOffices.demandReach(country, roles);
  }

  /** A partner's users see what was on record about their partner, not what was meant for another one. */
  async revisions(engagementId: string): Promise<EngagementRevision[]> {
    const { viewer } = this.work;
    const rows = await this.revisionsById.load(engagementId);
    return viewer.kind === 'AGENCY' ? rows : rows.filter(({ partnerId }) => actsFor(viewer, partnerId));
  }

  async page({ filter, first, after }: EngagementsArgs): Promise<Page<EngagementRow>> {
    const { partnerId, agency = null, country = null, state = null, sector = null, year } = filter ?? {};
    const query: EngagementQuery = {
      partnerIds: this.partnersFor(partnerId ?? null),
      agency,
      country,
      state,
      sector,
      countries: await this.sources.knownOffices.countriesInSight(),
      from: year ? `${year}-01-01` : null,
      until: year ? `${year + 1}-01-01` : null,
    };
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const [rows, counted] = await Promise.all([
      this.repository.findPage(query, last, first + 1),
      this.repository.count(query),
    ]);
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
  }

  /** A partner's users list their own, whatever they ask for; a foreign id is an empty list, like an invented one. */
  private partnersFor(asked: string | null): string[] | null {
    const { viewer } = this.work;
    if (viewer.kind === 'AGENCY') return asked === null ? null : [asked];
    const own = [...(viewer.partnerId ? [viewer.partnerId] : []), ...viewer.partnerIds];
    return asked === null ? own : own.filter((id) => id === asked);
  }

  async record(input: RecordEngagementInput): Promise<EngagementRow> {
    const { agency } = this.work.viewer;
    if (!agency) throw forbidden('Agreements are recorded by the agency that signed them.');
    const { expectedVersion = null, idempotencyKey: _key, ...told } = input;
    const partnerId = await this.sources.knownPartners.demand(input.partnerId);
    return (await this.recordFor(agency, factOf(told, partnerId), expectedVersion)).engagement;
  }

  /** One fact per agency and number: the first creates it, a different one is its next revision, the same changes nothing. */
  async recordFor(agency: string, fact: EngagementFact, expectedVersion: number | null = null): Promise<Recorded> {
    const { clock, audit } = this.work;
    const now = clock.now();
    checkEngagement(fact, now.toISOString().slice(0, 10));
    await this.demandReach(fact.country, factKeepers);
    const fresh: EngagementRow = { ...headlineOf(fact), id: newId(), agencyCode: agency, version: 1, recordedAt: now };
    if (expectedVersion === null && (await this.repository.insert(fresh))) return this.keep('ADDED', fresh, fact);
    const stored = await this.repository.lock(agency, fact.externalId);
    if (!stored) throw notFound('engagement');
    await this.demandReach(stored.country, factKeepers);
    if (expectedVersion !== null && stored.version !== expectedVersion) {
      throw versionConflict('engagement', stored.version);
    }
    const money = await this.sources.engagementDetails.current(stored.id);
    if (money && isUnchanged(fact, stored, money)) {
      await audit.record({ objectType: 'Engagement', objectId: stored.id, detail: { unchanged: true } });
      return { outcome: 'UNCHANGED', engagement: stored };
    }
    const next = { ...fresh, id: stored.id, version: stored.version + 1 };
    await this.repository.update(next);
    return this.keep('UPDATED', next, fact);
  }

  private async keep(
    outcome: Recorded['outcome'],
    engagement: EngagementRow,
    { title, amount, undisbursed, currency, unitsPerUsd, rateDate, rateSource }: EngagementFact,
  ): Promise<Recorded> {
    const { id, version, agencyCode: agency, partnerId, country, sector, from, to, state } = engagement;
    const money = { title, amount, undisbursed, currency, unitsPerUsd, rateDate, rateSource };
    await this.repository.keepRevision(id);
    await this.sources.engagementDetails.add({ ...money, engagementId: id, version, agency, partnerId });
    const { amountUsd, undisbursedUsd, recordedAt: at } = engagement;
    const usd = { amountUsd, undisbursedUsd };
    await this.work.outbox.publish({
      type: 'performance.engagement-changed',
      subject: id,
      audience: 'AGENCY',
      data: { engagementId: id, version, partnerId, agency, country, sector, from, to, ...usd, state, at },
    });
    await this.work.audit.record({ objectType: 'Engagement', objectId: id, detail: { partnerId, version } });
    // A new agreement has neither money nor results that it could disagree with.
    if (version > 1) await this.sources.watch.refresh([id]);
    return { outcome, engagement };
  }
}

const factOf = (
  told: Omit<RecordEngagementInput, 'expectedVersion' | 'idempotencyKey'>,
  partnerId: string,
): EngagementFact => ({
  ...told,
  partnerId,
  externalId: told.externalId.trim(),
  title: told.title ?? null,
  sector: told.sector ?? null,
  strategicOutcomeRefs: [...new Set((told.strategicOutcomeRefs ?? []).map((ref) => ref.trim()))].sort(),
  to: told.to ?? null,
  unitsPerUsd: told.unitsPerUsd ?? null,
  rateDate: told.rateDate ?? null,
  rateSource: told.rateSource ?? null,
});

const headlineOf = (fact: EngagementFact) => {
  const { partnerId, externalId, country, sector, from, to, state, amount, undisbursed } = fact;
  const { strategicOutcomeRefs } = fact;
  const usd = { amountUsd: toUsd(amount, fact), undisbursedUsd: toUsd(undisbursed, fact) };
  return { partnerId, externalId, country, sector, strategicOutcomeRefs, from, to, state, ...usd };
};
