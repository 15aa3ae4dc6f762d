import { AppError, forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { PartnerEngagementService } from '../../federation/partner-engagement.service';
import type { RiskLevel } from '../../terms/risk-level.enum';
import type { RiskTallyService } from '../risk-figures/risk-tally.service';
import type { CloseRiskInput, RecordRiskInput, ReviseRiskInput, RiskFilter } from './risk-entry.inputs';
import { type FoundRisk, type JudgedRow, RiskEntryRepository, type RiskRow } from './risk-entry.repository';
import { judge, type RiskWords, wordsOf } from './risk-entry.rules';
import { AppetiteStatus, type RiskEntry, type RiskRevision, RiskState } from './risk-entry.view';

export interface RiskSources {
  knownPartners: KnownPartnerService;
  partnerEngagements: PartnerEngagementService;
  tallies: RiskTallyService;
}

/** The risk register of the viewer's agency (JIU-36): OWNER_ONLY, so for others each risk is as absent as an invented one. */
export class RiskEntryService {
  constructor(
    private readonly work: Work,
    private readonly sources: RiskSources,
  ) {}

  private readonly revisions = rowsLoader(
    (ids) => this.risks((risks) => risks.findRevisions(ids)),
    (row: JudgedRow & { riskId: string; sealed: string }) => row.riskId,
  );

  private readonly highest = rowLoader(
    (ids) => this.risks((risks) => risks.findHighest(ids)),
    (row: { partnerId: string; residualBand: RiskLevel }) => row.partnerId,
  );

  search(filter: RiskFilter, { first, after }: PageArgs): Promise<Page<RiskEntry>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const partnerId = idOf(filter.partnerId, 'filter.partnerId');
    const search = {
      partnerIds: partnerId ? [partnerId] : [],
      engagementId: idOf(filter.engagementId, 'filter.engagementId'),
      country: filter.country ?? null,
      category: filter.category ?? null,
      state: filter.state ?? null,
      residualBand: filter.residualBand ?? null,
      appetiteStatus: filter.appetiteStatus ?? null,
      today: this.today(),
    };
    return this.work.database.confidential(async (transaction) => {
      const risks = new RiskEntryRepository(transaction);
      const found = pageOf(await risks.search(search, last, first + 1), first, await risks.count(search), {
        cursor: ({ id }) => [id],
        node: (row) => this.present(row),
      });
      const ids = found.edges.map(({ node }) => node.id);
      await this.work.audit.within(transaction, 'riskRegister').record({ objectType: 'RiskEntry', detail: { ids } });
      return found;
    });
  }

  async find(id: string): Promise<RiskEntry | null> {
    if (!isId(id)) return null;
    return this.work.database.confidential(async (transaction) => {
      const row = await new RiskEntryRepository(transaction).find(id, this.today());
      if (!row) return null;
      await this.work.audit.within(transaction, 'riskEntry').record({ objectType: 'RiskEntry', objectId: id });
      return this.present(row);
    });
  }

  async get(id: string): Promise<RiskEntry> {
    const row = isId(id) ? await this.risks((risks) => risks.find(id, this.today())) : null;
    if (!row) throw notFound('risk');
    return this.present(row);
  }

  /** The caller has seen the risk, whose read is on record. */
  async historyOf(riskId: string): Promise<RiskRevision[]> {
    const rows = await this.revisions.load(riskId);
    return rows.map((row) => this.revisionOf(riskId, row));
  }

  /** The highest open residual risk that the viewer's agency sees in the partner; null when it sees none. */
  async highestOf(partnerId: string): Promise<RiskLevel | null> {
    return (await this.highest.load(partnerId))?.residualBand ?? null;
  }

  async record(input: RecordRiskInput): Promise<RiskEntry> {
    const { viewer, clock } = this.work;
    if (!viewer.agency) throw forbidden('Risks are recorded by staff of an agency.');
    const partnerId = await this.sources.knownPartners.demand(input.partnerId);
    const by = { revisedBy: viewer.subject ?? '', revisedAt: clock.now() };
    const row: RiskRow = {
      id: newId(),
      agency: viewer.agency,
      partnerId,
      engagementId: await this.engagementOf(input, partnerId, viewer.agency),
      country: input.country ?? null,
      category: input.category,
      ...judge(input),
      state: RiskState.OPEN,
      version: 1,
      recordedBy: by.revisedBy,
      recordedAt: by.revisedAt,
      ...by,
    };
    await this.risks((risks) => risks.insert(row));
    return this.keep(row, null, { ...wordsOf(input), reason: null });
  }

  async revise(input: ReviseRiskInput): Promise<RiskEntry> {
    const before = await this.lockOpen(input.riskId, input.expectedVersion);
    const after = this.next(before, judge(input));
    await this.risks((risks) => risks.save(after));
    return this.keep(after, before, { ...wordsOf(input), reason: input.reason });
  }

  async close({ riskId, reason, expectedVersion }: CloseRiskInput): Promise<RiskEntry> {
    const before = await this.lockOpen(riskId, expectedVersion);
    if (await this.risks((risks) => risks.hasOpenMitigation(riskId))) {
      throw new AppError('CONFLICT', 'Finish or cancel the mitigations of the risk first.', {
        reason: 'MITIGATIONS_OPEN',
      });
    }
    const after = this.next(before, { state: RiskState.CLOSED });
    await this.risks((risks) => risks.save(after));
    return this.keep(after, before, { ...this.open(before.id, before), reason });
  }

  /** Locks an open risk for a change, and says how it stands. */
  async lockOpen(id: string, expectedVersion?: number): Promise<FoundRisk> {
    const row = isId(id)
      ? await this.risks(async (risks) => ((await risks.lock(id)) ? risks.find(id, this.today()) : null))
      : null;
    if (!row) throw notFound('risk');
    if (expectedVersion !== undefined && row.version !== expectedVersion) throw versionConflict('risk', row.version);
    if (row.state === RiskState.OPEN) return row;
    throw new AppError('CONFLICT', 'The risk is closed. Record a new one when it is back.', {
      reason: 'INVALID_STATE',
      facts: { state: row.state },
    });
  }

  private next(before: FoundRisk, change: Partial<RiskRow>): RiskRow {
    const { viewer, clock } = this.work;
    const by = { revisedBy: viewer.subject ?? '', revisedAt: clock.now() };
    return { ...before, ...change, ...by, version: before.version + 1 };
  }

  /** Words, tally, record and, when it is above what the agency bears, word of that: a breach is never silent (JIU-39). */
  private async keep(after: RiskRow, before: RiskRow | null, words: RiskWords): Promise<RiskEntry> {
    const { audit, cipher, outbox } = this.work;
    const { id: riskId, partnerId, agency, category, residualBand, version } = after;
    const sealed = cipher.seal(JSON.stringify(words), contextOf(riskId));
    await this.risks((risks) => risks.insertRevision(after, sealed));
    await this.sources.tallies.move(after, before);
    const risk = await this.get(riskId);
    const { appetite, appetiteStatus } = risk;
    const isBreach = appetiteStatus === AppetiteStatus.BREACH;
    const detail = { partnerId, version, residualBand, appetiteStatus };
    await audit.record({ objectType: 'RiskEntry', objectId: riskId, detail });
    if (isBreach) {
      await outbox.publish({
        type: 'assessments.risk-appetite-breached',
        subject: riskId,
        audience: 'INTERNAL',
        data: { riskId, partnerId, agency, category, residualBand, appetite, at: after.revisedAt },
      });
    }
    return risk;
  }

  private async engagementOf(
    { engagementId }: RecordRiskInput,
    partnerId: string,
    agency: string,
  ): Promise<string | null> {
    if (!engagementId) return null;
    const found = isId(engagementId) ? await this.sources.partnerEngagements.find(engagementId) : null;
    if (found?.agency !== agency || found.partnerId !== partnerId) throw notFound('engagement');
    return engagementId;
  }

  private present(row: FoundRisk): RiskEntry {
    return { ...row, current: this.revisionOf(row.id, row) };
  }

  private revisionOf(riskId: string, row: JudgedRow & { sealed: string }): RiskRevision {
    return { ...row, ...this.open(riskId, row) };
  }

  private open(riskId: string, { sealed }: { sealed: string }): RiskWords {
    return JSON.parse(this.work.cipher.open(sealed, contextOf(riskId)));
  }

  private today(): string {
    return dayOf(this.work.clock.now());
  }

  private risks<Result>(work: (risks: RiskEntryRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new RiskEntryRepository(transaction)));
  }
}

const contextOf = (riskId: string) => `risk:${riskId}`;

function idOf(id: string | null | undefined, field: string): string | null {
  if (id && !isId(id)) throw invalidInput('This is not an id.', field);
  return id ?? null;
}
