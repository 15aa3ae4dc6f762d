import { AppError, invalidInput } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownOfficeService } from '../../federation/known-office.service';
import { regionTable } from '../../terms/region.rules';
import type { KpiDefinition } from '../definitions/kpi-definition.entity';
import type { SharedDefinition } from '../definitions/kpi-definition.repository';
import type { KpiDefinitionService } from '../definitions/kpi-definition.service';
import { isSummable } from '../definitions/kpi-version.rules';
import type { KpiSource } from '../derivation/kpi-source';
import { mayShowSystemWide, type SharingByCode, sharingByCode } from '../sharing-policies/kpi-sharing.rules';
import { apartFigures, apartOf, hasNoPart, withheldBy } from '../sharing-policies/withheld-figure.rules';
import { KpiGrouping } from './dashboard.enums';
import type { DashboardQuestion } from './dashboard.inputs';
import { alertsOf, completenessOf, inOrder, presentRow, presentTotal } from './dashboard.rules';
import type { KpiDashboard, KpiDashboardRow, KpiLineage } from './dashboard.view';
import {
  countedFigure,
  countriesOf,
  groupedCell,
  isLatest,
  lineageIn,
  soleCells,
  tellersOf,
} from './found-figure.rules';
import { SharedFigureRepository } from './shared-figure.repository';
import {
  type ApartFigures,
  type CellScope,
  type FoundFigure,
  type FoundLineage,
  SummedFigureRepository,
} from './summed-figure.repository';
import { ToldFigureRepository } from './told-figure.repository';

export interface DashboardSources {
  definitions: KpiDefinitionService;
  knownAgencies: KnownAgencyService;
  knownOffices: KnownOfficeService;
  /** What this service counts from facts. */
  kpiSources: readonly KpiSource[];
}

/** In whose eyes a question is answered; the viewer's own when nothing is said. */
export interface DashboardEyes {
  /** As somebody who owns no figure, such as the reader of a report. */
  asOutsider?: boolean;
  /** For jobs, which act for nobody: the agency whose own cells are shown, and the countries in its sight. */
  owner?: { agency: string | null; countries: string[] | null };
  /** For files, which hold more than an answer does. */
  withoutEnd?: boolean;
}

/** A row that still knows which question it answers, for what is only read when somebody asks. */
type AnsweredRow = KpiDashboardRow & { lineage?: () => Promise<KpiLineage | null> };

/** More than anybody reads; an export has no such end. */
const mostRows = 2_000;

/** Answers what agencies told about KPIs, side by side and together (story 4.d). */
export class DashboardService {
  private readonly sums: SummedFigureRepository;
  private readonly shared: SharedFigureRepository;
  private readonly told: ToldFigureRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: DashboardSources,
  ) {
    this.sums = new SummedFigureRepository(work.database.manager);
    this.shared = new SharedFigureRepository(work.database.manager);
    this.told = new ToldFigureRepository(work.database.manager);
  }

  async ask(question: DashboardQuestion, eyes: DashboardEyes = {}): Promise<KpiDashboard> {
    const asOf = this.instantOf(question);
    const definitions = await this.definitionsOf(question.codes, asOf);
    const scope = await this.scopeOf(question, definitions, { asOf, eyes });
    const sharing = isOwn(scope) ? everyoneShares : sharingByCode(definitions, asOf);
    const apart = apartFigures(definitions, sharing, scope);
    const allSums = await this.sum(scope, definitions, sharing);
    const sums = allSums.filter(({ isLeft }) => !isLeft);
    const [cells, systemWide] = await this.findTold(scope, definitions, { sharing, apart });
    const together = sharing.size === 0 ? [] : await this.shared.findTogether(scope);
    const leftOutOf = (code: string) => this.leftOut(code, { scope, definitions, sharing, together, sums: allSums });
    const found = [...sums.filter(({ isTotal }) => !isTotal), ...cells.map((cell) => groupedCell(cell, scope))];
    if (found.length > mostRows && !eyes.withoutEnd) throw tooManyRows(found.length);
    const byId = new Map(definitions.map((definition) => [definition.id, definition]));
    const lineages = this.lineagesOf(scope, apart);
    const rows = found.flatMap((figure): AnsweredRow[] => {
      const definition = byId.get(figure.definitionId);
      if (!definition) return [];
      const lineage = async () => (figure.isOpen ? lineageIn(await lineages(), figure) : null);
      const leftOut = scope.groupBy.includes(KpiGrouping.AGENCY) ? [] : leftOutOf(definition.code);
      return [{ ...presentRow(definition, figure, scope.year, leftOut), lineage }];
    });
    const isTold = ({ id }: KpiDefinition) => systemWide.some(({ definitionId }) => definitionId === id);
    const latest = definitions.filter(
      (one) => isLatest(one, definitions, scope.year) && !isSummable(one) && !isTold(one),
    );
    const counted = await this.count(
      scope,
      // Any two sets of agencies would tell what one of them adds.
      latest.filter(({ code }) => apartOf(sharing, code, scope.agencies).length === 0),
    );
    const codes = [...new Set(question.codes)];
    const totals = codes.map((code) => {
      const versions = definitions.filter((definition) => definition.code === code);
      const ofCode = ({ definitionId }: FoundFigure) => versions.some(({ id }) => id === definitionId);
      return presentTotal(code, {
        definitions: versions,
        systemWide: systemWide.filter(ofCode),
        sums: [...sums.filter(({ isTotal }) => isTotal), ...soleCells(cells, scope)].filter(ofCode),
        counted: counted.filter(ofCode),
        hasRows: cells.some(ofCode),
        withheldBy: leftOutOf(code),
      });
    });
    const told = tellersOf([...sums, ...cells, ...systemWide], byId);
    return {
      asOf,
      completeness: completenessOf(told, codes.length, scope.agencies.length),
      rows: inOrder(rows, codes),
      totals,
      alerts: alertsOf(definitions, rows, totals),
    };
  }

  /** Where the figure of a row came from; null when it is hidden. */
  async lineageOf(row: AnsweredRow): Promise<KpiLineage | null> {
    return row.lineage ? row.lineage() : null;
  }

  /** All published versions of these codes. */
  async demandCodes(codes: readonly string[]): Promise<KpiDefinition[]> {
    const versions = await this.sources.definitions.versionsOf(codes);
    demandAll(codes, versions);
    return versions;
  }

  private instantOf({ asOf }: DashboardQuestion): Date {
    const now = this.work.clock.now();
    if (asOf && asOf > now) throw invalidInput('asOf is a time in the past.', 'asOf');
    return asOf ?? now;
  }

  /** All versions that were published by then: agencies may have gone by different ones. */
  private async definitionsOf(codes: readonly string[], asOf: Date): Promise<SharedDefinition[]> {
    const versions = await this.sources.definitions.versionsWithSharing(codes, asOf);
    demandAll(codes, versions);
    return versions.filter(({ publishedAt }) => publishedAt !== null && publishedAt <= asOf);
  }

  private async scopeOf(
    { period, agencies, groupBy = [KpiGrouping.AGENCY], filter }: DashboardQuestion,
    definitions: readonly KpiDefinition[],
    { asOf, eyes }: { asOf: Date; eyes: DashboardEyes },
  ): Promise<CellScope> {
    const { knownAgencies, knownOffices } = this.sources;
    if (agencies) await knownAgencies.demand(agencies, 'agencies');
    const asked = agencies ?? (await knownAgencies.all()).map(({ code }) => code);
    const sight = eyes.owner ? eyes.owner.countries : await knownOffices.countriesInSight();
    const byRegion = groupBy.includes(KpiGrouping.REGION);
    const owner = eyes.owner ? eyes.owner.agency : this.work.viewer.agency;
    return {
      definitionIds: definitions.map(({ id }) => id),
      year: period.year,
      quarter: period.quarter ?? null,
      agencies: [...new Set(asked)].sort(),
      asOf,
      groupBy,
      countries: countriesOf(filter ?? {}, sight),
      partnerTypes: filter?.partnerTypes ?? null,
      sectors: filter?.sectors ?? null,
      regionCountries: byRegion ? regionTable.countries : [],
      regions: byRegion ? regionTable.regions : [],
      owner: eyes.asOutsider ? null : owner,
    };
  }

  private async sum(
    scope: CellScope,
    definitions: readonly KpiDefinition[],
    sharing: SharingByCode,
  ): Promise<FoundFigure[]> {
    const definitionIds = definitions.filter(isSummable).map(({ id }) => id);
    if (definitionIds.length === 0) return [];
    if (sharing.size === 0) return this.sums.find({ ...scope, definitionIds });
    // Of the agency's own figures, too: a total is the same for everybody.
    const apart = apartFigures(definitions, sharing, { ...scope, owner: null });
    return this.shared.find({ ...scope, definitionIds }, apart, hasNoPart(scope));
  }

  /** Agencies of which something is left out of the figures of a code. */
  private leftOut(code: string, { scope, definitions, sharing, together, sums }: LeftOutQuestion): string[] {
    if (!sharing.has(code)) return [];
    const ofCode = ({ definitionId }: { definitionId: string }) =>
      definitions.some((definition) => definition.id === definitionId && definition.code === code);
    const totals = sums.filter((figure) => figure.isTotal && ofCode(figure));
    return withheldBy({
      apart: apartOf(sharing, code, scope.agencies),
      together: together.filter(ofCode).map(({ agency }) => agency),
      leftOut: totals.length > 0 && hasNoPart(scope) ? totals.flatMap(({ leftOut }) => leftOut ?? []) : null,
    });
  }

  private async findTold(
    scope: CellScope,
    definitions: readonly KpiDefinition[],
    { sharing, apart }: { sharing: SharingByCode; apart: ApartFigures },
  ): Promise<[cells: FoundFigure[], systemWide: FoundFigure[]]> {
    const others = definitions.filter((definition) => !isSummable(definition)).map(({ id }) => id);
    const isSingle = scope.agencies.length === 1;
    const showsCells = others.length > 0 && !scope.groupBy.includes(KpiGrouping.REGION);
    // One after the other: a report asks within its transaction, and a connection takes one statement at a time.
    const cells =
      showsCells && (isSingle || scope.groupBy.includes(KpiGrouping.AGENCY))
        ? await this.told.findCells({ ...scope, definitionIds: others })
        : [];
    const systemWide = isSingle || scope.definitionIds.length === 0 ? [] : await this.told.findSystemWide(scope);
    if (sharing.size === 0) return [cells, systemWide];
    const isApart = ({ definitionId, agency }: FoundFigure) =>
      apart.definitionIds.some((id, index) => id === definitionId && apart.agencies[index] === agency);
    const isShown = ({ definitionId }: FoundFigure) => {
      const definition = definitions.find(({ id }) => id === definitionId);
      return (
        !definition || mayShowSystemWide(scope.agencies, sharing.get(definition.code) ?? [], isSummable(definition))
      );
    };
    return [cells.filter((cell) => !isApart(cell)), systemWide.filter(isShown)];
  }

  /** Only where the agencies' own figures are counted as well: the facts do not know what they submit beside them. */
  private async count(scope: CellScope, definitions: readonly KpiDefinition[]): Promise<FoundFigure[]> {
    const { countries, partnerTypes, sectors, quarter, year, asOf, agencies } = scope;
    const [country = null, anotherCountry] = countries ?? [];
    const [partnerType = null, anotherType] = partnerTypes ?? [];
    const isOneScope = countries?.length !== 0 && partnerTypes?.length !== 0 && !sectors && quarter === null;
    if (!isOneScope || anotherCountry !== undefined || anotherType !== undefined) return [];
    const counting = definitions.flatMap(({ id, code }) => {
      const source = this.sources.kpiSources.find((each) => each.code === code);
      return source?.countTotal ? [{ id, countTotal: source.countTotal.bind(source) }] : [];
    });
    if (counting.length === 0) return [];
    const submitted = await this.told.findSubmitted({ ...scope, definitionIds: counting.map(({ id }) => id) });
    const figures: FoundFigure[] = [];
    for (const { id, countTotal } of counting) {
      const counted = submitted.includes(id) ? null : await countTotal({ agencies, country, partnerType, year, asOf });
      if (counted) figures.push(countedFigure(id, counted));
    }
    return figures;
  }

  /** Read once, and only when somebody asks. */
  private lineagesOf(scope: CellScope, apart: ApartFigures): () => Promise<FoundLineage[]> {
    let read: Promise<FoundLineage[]> | null = null;
    return () => {
      read ??= this.sums.findLineages(scope, apart);
      return read;
    };
  }
}

interface LeftOutQuestion {
  scope: CellScope;
  definitions: readonly KpiDefinition[];
  sharing: SharingByCode;
  together: readonly { definitionId: string; agency: string }[];
  sums: readonly FoundFigure[];
}

/** Everything of one's own is seen, whatever others see of it. */
const isOwn = ({ agencies, owner }: CellScope) => agencies.length === 1 && agencies[0] === owner;
const everyoneShares: SharingByCode = new Map();

function demandAll(codes: readonly string[], versions: readonly KpiDefinition[]): void {
  const unknown = codes.find((code) => !versions.some((version) => version.code === code));
  if (unknown === undefined) return;
  throw new AppError('NOT_FOUND', `No KPI ${unknown} is defined; kpiDefinitions lists them.`, {
    reason: 'KPI_DEFINITION_UNKNOWN',
    field: 'codes',
  });
}

const tooManyRows = (rows: number) =>
  invalidInput(
    `These are ${rows} rows, more than ${mostRows}. Group by less, filter, or export.`,
    'groupBy',
    'TOO_MANY_GROUPS',
  );
