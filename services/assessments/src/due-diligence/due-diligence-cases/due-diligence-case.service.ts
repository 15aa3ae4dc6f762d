import { invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { PageLoader } from '@partner-commons/platform/page-loader';
import { actsFor } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import type { Resource } from '../../sharing/access-grants/access-grant.rules';
import { isAtLeast, type Level } from '../due-diligence-levels/due-diligence-level.rules';
import type { DueDiligenceFilter, PartnerDueDiligenceArgs } from './due-diligence-case.inputs';
import { type CaseRow, DueDiligenceCaseRepository, type PartnerCase } from './due-diligence-case.repository';
import { changeOf, invalidState, isSatisfactoryOn, isUndecided, present, resourceOf } from './due-diligence-case.rules';
import type { DueDiligenceCase } from './due-diligence-case.view';
import { DueDiligenceScopeRepository, type ScopeRow } from './due-diligence-scope.repository';

/** A decision of one agency that is in force. */
export interface KnownDueDiligence {
  partnerId: string;
  agency: string;
  level: Level;
  decision: NonNullable<CaseRow['decision']>;
  validUntil: string | null;
}

/** What every agency may know of due diligence, and the ground on which the other parts of it stand. */
export class DueDiligenceCaseService {
  private readonly repository: DueDiligenceCaseRepository;
  private readonly pages = new Map<boolean, PageLoader<PartnerCase>>();

  constructor(
    private readonly work: Work,
    private readonly redirects: Pick<PartnerRedirectService, 'resolve'>,
  ) {
    this.repository = new DueDiligenceCaseRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.find(ids),
    (row: CaseRow) => row.id,
  );

  private readonly inForce = rowsLoader(
    (ids) => this.repository.findInForce(ids, this.today),
    (row: PartnerCase) => row.askedId,
  );

  get today(): string {
    return dayOf(this.work.clock.now());
  }

  /** For a partner's users, one about another partner is as absent as an invented id. */
  async row(id: string): Promise<CaseRow | null> {
    const { viewer } = this.work;
    const row = isId(id) ? await this.byId.load(id) : null;
    return viewer.kind === 'PARTNER' && !(row && actsFor(viewer, row.partnerId)) ? null : row;
  }

  async find(id: string): Promise<DueDiligenceCase | null> {
    const row = await this.row(id);
    return row && this.show(row);
  }

  async get(id: string): Promise<DueDiligenceCase> {
    const found = await this.find(id);
    if (!found) throw notFound('due diligence');
    return found;
  }

  /** For grants and findings: whose it is, and about whom; null when there is none that the viewer may know of. */
  async resourceOf(id: string): Promise<Resource | null> {
    const row = await this.row(id);
    return row && resourceOf(row);
  }

  async search(filter: DueDiligenceFilter, { first, after }: PageArgs): Promise<Page<DueDiligenceCase>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const { partnerId = null } = filter;
    if (partnerId !== null && !isId(partnerId)) throw invalidInput('This is not an id.', 'filter.partnerId');
    const search = {
      partnerId: partnerId && (await this.redirects.resolve(partnerId)),
      agency: filter.agency ?? null,
      level: filter.level ?? null,
      states: filter.states ?? null,
      decision: filter.decision ?? null,
      endsBefore: filter.endsBefore ?? null,
      after: last,
      limit: first + 1,
    };
    const [rows, counted] = [await this.repository.search(search), await this.repository.count(search)];
    return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => this.show(row) });
  }

  async pageOfPartner(
    partnerId: string,
    { inForce, ...page }: PartnerDueDiligenceArgs,
  ): Promise<Page<DueDiligenceCase>> {
    const { edges, ...rest } = await this.pagesOf(inForce).load(partnerId, page);
    return { ...rest, edges: edges.map(({ cursor, node }) => ({ cursor, node: this.show(node) })) };
  }

  /** Decisions in force, of every agency about these partners. */
  async decisionsOf(partnerIds: readonly string[]): Promise<KnownDueDiligence[]> {
    const rows = await this.inForce.loadMany([...partnerIds]);
    return rows.flatMap((found) => {
      if (found instanceof Error) throw found;
      return found.flatMap(({ askedId, agency, level, decision, validUntil }) =>
        decision ? [{ partnerId: askedId, agency, level, decision, validUntil }] : [],
      );
    });
  }

  /** Satisfactory ones of other agencies that go at least as deep: look at them before anything is looked at again (JIU-4). */
  async reusableFor({ partnerId, agencyCode, level }: DueDiligenceCase): Promise<DueDiligenceCase[]> {
    const known = await this.inForce.load(partnerId);
    return known
      .filter((row) => row.agency !== agencyCode && isAtLeast(row.level, level) && isSatisfactoryOn(row, this.today))
      .slice(0, 100)
      .map((row) => this.show(row));
  }

  show(row: CaseRow): DueDiligenceCase {
    return present(row, this.today, this.work.viewer.kind === 'PARTNER');
  }

  /** A case of the own agency, locked; others are as absent as an invented one. */
  async lock(id: string, expectedVersion?: number): Promise<CaseRow> {
    const row = isId(id) ? await this.repository.lock(id) : null;
    if (!row || row.agency !== this.work.viewer.agency) throw notFound('due diligence');
    if (expectedVersion !== undefined && row.version !== expectedVersion) {
      throw versionConflict('due diligence', row.version);
    }
    return row;
  }

  /** The same while it can still change, with what it rests on. */
  async lockOpen(id: string, expectedVersion?: number): Promise<{ row: CaseRow; scope: ScopeRow }> {
    const row = await this.lock(id, expectedVersion);
    if (!isUndecided(row)) {
      throw invalidState('This due diligence is closed. Revise it with reviseDueDiligence.', row);
    }
    return { row, scope: await this.scopeOf(row) };
  }

  async scopeOf({ id }: Pick<CaseRow, 'id'>): Promise<ScopeRow> {
    const [scope] = await this.scopes((scopes) => scopes.find([id]));
    if (!scope) throw notFound('due diligence');
    return scope;
  }

  /** Saves the next version of a case that the caller has locked. */
  async save(row: CaseRow, scope?: ScopeRow): Promise<CaseRow> {
    const next = { ...row, version: row.version + 1 };
    await this.repository.save(next);
    if (scope) await this.scopes((scopes) => scopes.save(scope));
    this.byId.clear(row.id);
    return next;
  }

  /** After something was recorded that voices would have to know of. */
  recorded(row: CaseRow, scope: ScopeRow): Promise<CaseRow> {
    return this.save(row, { ...scope, facts: scope.facts + 1 });
  }

  async publish(row: CaseRow): Promise<void> {
    await this.work.outbox.publish({
      type: 'assessments.due-diligence-changed',
      subject: row.id,
      audience: 'AGENCY',
      data: changeOf(row, this.work.clock.now(), this.today),
    });
  }

  lockDecided({ partnerId, agency }: Pick<CaseRow, 'partnerId' | 'agency'>): Promise<CaseRow[]> {
    return this.repository.lockDecided(partnerId, agency);
  }

  private scopes<Result>(work: (scopes: DueDiligenceScopeRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => work(new DueDiligenceScopeRepository(transaction)));
  }

  private pagesOf(inForce: boolean): PageLoader<PartnerCase> {
    const known = this.pages.get(inForce);
    if (known) return known;
    const day = inForce ? this.today : null;
    const loader = new PageLoader<PartnerCase>({
      load: (page) => this.repository.findPages(page, day),
      count: (parents) => this.repository.countOfPartners(parents, day),
      parentOf: ({ askedId }) => askedId,
    });
    this.pages.set(inForce, loader);
    return loader;
  }
}
