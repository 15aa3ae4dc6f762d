import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import { compareDecimals } from '../../terms/decimal.rules';
import type { KpiDefinition } from '../definitions/kpi-definition.entity';
import type { KpiDefinitionService } from '../definitions/kpi-definition.service';
import { KpiCellRepository, type LatestCell, type NewValue } from './kpi-cell.repository';
import {
  type CellToRecord,
  type CheckedCell,
  cellOf,
  checkCell,
  checkForm,
  formOf,
  groupOf,
  hasForm,
  type Recorded,
  type RecordSource,
  type ReportingForm,
} from './kpi-cell.rules';

/** A definition and period whose figures have changed. */
export interface TouchedFigures {
  definitionId: string;
  year: number;
  quarter: number | null;
}

export interface KpiCellPorts {
  definitions: KpiDefinitionService;
  /** What hides cells of few is brought up to date in the same transaction. */
  suppressionBlocks: { refresh(touched: readonly TouchedFigures[]): Promise<void> };
}

/** What the rows before a row have settled, for sources that are recorded part by part. */
export class RecordMemory {
  readonly cells = new Set<string>();
  readonly forms = new Map<string, ReportingForm>();
}

/** Keys of a caller, for a figure that is submitted by itself. */
export interface RequestKey {
  idempotencyKey: string;
  requestHash: string;
}

interface Recording {
  source: RecordSource;
  key: RequestKey | null;
}

type Decision =
  | { outcome: 'UNCHANGED'; id: string }
  | { outcome: 'ADDED' | 'REVISED'; value: NewValue; cell: CheckedCell };

/** The one way in for figures: from requests, files and what this service counts itself. */
export class KpiCellService {
  private readonly repository: KpiCellRepository;

  constructor(
    private readonly work: Work,
    private readonly ports: KpiCellPorts,
  ) {
    this.repository = new KpiCellRepository(work.database.manager);
  }

  /**
   * Records figures in the open transaction; each that cannot stand is refused, and the others go on. The partners must be
   * known, and the caller must be allowed to speak for the agency.
   */
  async record(
    cells: readonly CellToRecord[],
    source: RecordSource,
    memory = new RecordMemory(),
    key: RequestKey | null = null,
  ): Promise<Recorded[]> {
    await this.repository.shareSettlement();
    const checked = await this.check(cells, source, memory);
    const good = checked.flatMap((one) => (one instanceof AppError ? [] : one));
    if (good.length === 0) return checked.map((error) => ({ outcome: 'REFUSED', error: error as AppError }));
    await this.repository.lockGroups([...new Set(good.map(groupOf))]);
    await this.learnForms(good, source, memory);
    const submittedAt = await this.instant();
    const latest = await this.findLatest(good, source);
    const given = await this.findGiven(good, source);
    const decided = checked.map((one) =>
      one instanceof AppError
        ? one
        : attempt(() => this.decide(one, { latest: latest.get(one), given, memory, recording: { source, key } })),
    );
    await this.store(decided, source, submittedAt);
    return decided.map((one): Recorded => {
      if (one instanceof AppError) return { outcome: 'REFUSED', error: one };
      return { outcome: one.outcome, id: one.outcome === 'UNCHANGED' ? one.id : one.value.id };
    });
  }

  /** Another change of figures in these periods, under the same locks as recording them. */
  async change(
    figures: readonly (TouchedFigures & { agency: string })[],
    write: (at: Date) => Promise<void>,
  ): Promise<void> {
    await this.repository.shareSettlement();
    await this.repository.lockGroups([...new Set(figures.map(groupOf))]);
    await write(await this.instant());
    const periods = new Map(figures.map((one) => [`${one.definitionId}/${one.year}/${one.quarter}`, one]));
    await this.ports.suppressionBlocks.refresh(
      [...periods.values()].map(({ definitionId, year, quarter }) => ({ definitionId, year, quarter })),
    );
  }

  /**
   * The instant until which all is said: every figure submitted at or before it is committed, and none will be added. The
   * transaction holds back submissions until it ends, so it should be short.
   */
  async settle(): Promise<Date> {
    await this.repository.holdSettlement();
    const at = this.work.clock.now();
    await this.repository.saveSettlement(at);
    return at;
  }

  /**
   * An instant at which a rule about figures changes: those told until then were told under the rule before, and all later
   * ones under the next. The transaction holds back submissions until it ends, so it should be short.
   */
  async turn(): Promise<Date> {
    await this.repository.holdSettlement();
    const at = await this.instant();
    await this.repository.saveSettlement(at);
    return at;
  }

  /** Later than what is settled, also by a process whose clock is behind. */
  private async instant(): Promise<Date> {
    const settledAt = await this.repository.findSettlement();
    return new Date(Math.max(this.work.clock.now().getTime(), settledAt.getTime() + 1));
  }

  private async check(
    cells: readonly CellToRecord[],
    { origin }: RecordSource,
    memory: RecordMemory,
  ): Promise<(CheckedCell | AppError)[]> {
    const { definitions } = this.ports;
    const ids = [...new Set(cells.map(({ definitionId }) => definitionId))];
    const found = (await Promise.all(ids.map((id) => definitions.find(id)))).filter(
      (one): one is KpiDefinition => one !== null && one.publishedAt !== null,
    );
    const byId = new Map(found.map((definition) => [definition.id, definition]));
    const versions = await definitions.versionsOf([...new Set(found.map(({ code }) => code))]);
    const now = this.work.clock.now();
    return cells.map((cell) =>
      attempt(() => {
        const checked = checkCell(
          { ...cell, covers: cell.covers && [...cell.covers].sort() },
          byId.get(cell.definitionId),
          { versions, now, origin },
        );
        const name = cellOf(checked);
        if (memory.cells.has(name))
          throw invalidInput('The same figure stands in an earlier row.', undefined, 'DUPLICATE_ROW');
        memory.cells.add(name);
        return checked;
      }),
    );
  }

  private async learnForms(cells: readonly CheckedCell[], { origin }: RecordSource, { forms }: RecordMemory) {
    const unknown = new Map(
      cells.filter((cell) => hasForm(cell) && !forms.has(groupOf(cell))).map((cell) => [groupOf(cell), cell]),
    );
    if (unknown.size === 0) return;
    for (const form of await this.repository.findForms([...unknown.values()], origin)) forms.set(groupOf(form), form);
  }

  private async findLatest(cells: readonly CheckedCell[], { origin }: RecordSource) {
    const rows = await this.repository.findLatest(cells, origin);
    return new Map(rows.map((row) => [cells[Number(row.place) - 1], row]));
  }

  /** Ids of figures in force by the source's own numbers. */
  private async findGiven(cells: readonly CheckedCell[], { sourceSystem }: RecordSource): Promise<Map<string, string>> {
    const externalIds = cells.flatMap(({ externalId }) => externalId ?? []);
    const [agency] = cells.map((cell) => cell.agency);
    if (sourceSystem === null || externalIds.length === 0 || agency === undefined) return new Map();
    const rows = await this.repository.findByExternalIds(agency, sourceSystem, externalIds);
    return new Map(rows.map(({ externalId, id }) => [externalId ?? '', id]));
  }

  private decide(
    cell: CheckedCell,
    known: {
      latest: LatestCell | undefined;
      given: Map<string, string>;
      memory: RecordMemory;
      recording: Recording;
    },
  ): Decision {
    const { latest, given, memory, recording } = known;
    const givenId = cell.externalId === null ? undefined : given.get(cell.externalId);
    if (givenId !== undefined && givenId !== latest?.id) {
      throw new AppError('CONFLICT', 'This externalId stands for another figure. Withdraw that one first.', {
        reason: 'EXTERNAL_ID_TAKEN',
      });
    }
    if (hasForm(cell)) {
      checkForm(cell, memory.forms.get(groupOf(cell)));
      memory.forms.set(groupOf(cell), formOf(cell));
    }
    if (latest?.inForce && isSame(latest, cell)) return { outcome: 'UNCHANGED', id: latest.id };
    const id = newId();
    if (cell.externalId !== null) given.set(cell.externalId, id);
    const value: NewValue = {
      ...cell,
      id,
      revision: (latest?.revision ?? 0) + 1,
      supersedes: latest?.id ?? null,
      idempotencyKey: recording.key?.idempotencyKey ?? null,
      requestHash: recording.key?.requestHash ?? null,
    };
    return { outcome: latest?.inForce ? 'REVISED' : 'ADDED', value, cell };
  }

  private async store(decided: readonly (Decision | AppError)[], source: RecordSource, at: Date): Promise<void> {
    const changes = decided.flatMap((one) => (one instanceof AppError || one.outcome === 'UNCHANGED' ? [] : one));
    if (changes.length === 0) return;
    await this.repository.insert(
      changes.map(({ value }) => value),
      source,
      at,
    );
    const touched = new Map<string, TouchedFigures & { cell: CheckedCell; added: number; revised: number }>();
    for (const { cell, outcome } of changes) {
      const { definitionId, year, quarter } = cell;
      const name = `${groupOf(cell)}/${quarter}`;
      const entry = touched.get(name) ?? { definitionId, year, quarter, cell, added: 0, revised: 0 };
      entry[outcome === 'ADDED' ? 'added' : 'revised'] += 1;
      touched.set(name, entry);
    }
    await this.ports.suppressionBlocks.refresh(
      [...touched.values()].map(({ definitionId, year, quarter }) => ({ definitionId, year, quarter })),
    );
    // The groups are locked by now, so what is told of them keeps its order; no figure and no cell is in it.
    await this.work.outbox.publishAll(
      [...touched.values()].map(({ cell, year, quarter, added, revised }) => ({
        type: 'performance.kpi-values-recorded',
        subject: `${cell.definition.code}.${cell.definition.version}/${cell.agency}/${year}`,
        audience: 'AGENCY',
        data: {
          definitionId: cell.definitionId,
          agency: cell.agency,
          year,
          quarter,
          origin: source.origin,
          batchId: source.batchId,
          added,
          revised,
        },
      })),
    );
  }
}

function attempt<Result>(run: () => Result): Result | AppError {
  try {
    return run();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function isSame(latest: LatestCell, cell: CheckedCell): boolean {
  return (
    latest.quality === cell.quality &&
    latest.contributors === cell.contributors &&
    compareDecimals(latest.numerator, cell.numerator) === 0 &&
    (latest.denominator === null
      ? cell.denominator === null
      : cell.denominator !== null && compareDecimals(latest.denominator, cell.denominator) === 0)
  );
}
