import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { KpiDefinition } from './kpi-definition.entity';
import type { KpiDefinitionsArgs } from './kpi-definition.inputs';
import { KpiDefinitionRepository, type SharedDefinition } from './kpi-definition.repository';
import { KpiState } from './kpi-term.enums';
import { versionInForce } from './kpi-version.rules';

/** What stands; proposals are listed when they are asked for. */
const publishedStates = [KpiState.PUBLISHED, KpiState.DEPRECATED];

export class KpiDefinitionService {
  private readonly repository: KpiDefinitionRepository;

  constructor(private readonly work: Work) {
    this.repository = new KpiDefinitionRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: KpiDefinition) => row.id,
  );

  async find(id: string): Promise<KpiDefinition | null> {
    return isId(id) ? this.byId.load(id) : null;
  }

  async get(id: string): Promise<KpiDefinition> {
    const definition = await this.find(id);
    if (!definition) throw notFound('KPI definition');
    return definition;
  }

  /** A published version. */
  async getVersion(code: string, version: number): Promise<KpiDefinition> {
    const definition = await this.repository.findVersion(code, version);
    if (definition?.publishedAt) return definition;
    throw unknownVersion(code, version);
  }

  /** Of each code the version that makes the figures of the year; codes without one are left out. */
  async inForce(codes: readonly string[], year: number, asOf = this.work.clock.now()): Promise<KpiDefinition[]> {
    const versions = await this.versionsOf(codes);
    return [...new Set(versions.map(({ code }) => code))].flatMap((code) => {
      const ofCode = versions.filter((version) => version.code === code);
      return versionInForce(ofCode, year, asOf) ?? [];
    });
  }

  /** Published versions, by code and version. */
  versionsOf(codes: readonly string[]): Promise<KpiDefinition[]> {
    return codes.length === 0 ? Promise.resolve([]) : this.repository.findPublished(codes);
  }

  /** The same, with what agencies had decided about sharing their figures by then. */
  versionsWithSharing(codes: readonly string[], asOf: Date): Promise<SharedDefinition[]> {
    return codes.length === 0 ? Promise.resolve([]) : this.repository.findPublishedWithSharing(codes, asOf);
  }

  /** Also a proposal; without a version the latest published one. */
  async findVersion(code: string, version: number | null): Promise<KpiDefinition | null> {
    if (version !== null) return this.repository.findVersion(code, version);
    return (await this.versionsOf([code])).at(-1) ?? null;
  }

  async list({ first, after, filter }: KpiDefinitionsArgs): Promise<Page<KpiDefinition>> {
    const cursor = decodeCursor(after, 3);
    if (cursor && !(/^\d{1,9}$/.test(cursor[1] ?? '') && isId(cursor[2] ?? ''))) {
      throw invalidInput('This cursor is not one of ours; start again without it.', 'after');
    }
    const asked = {
      codes: filter?.codes ?? null,
      states: filter?.states ?? publishedStates,
      alignedWith: filter?.alignedWith ?? null,
    };
    const [rows, counted] = await Promise.all([
      this.repository.findPage(asked, cursor, first + 1),
      this.repository.count(asked),
    ]);
    return pageOf(rows, first, counted, {
      cursor: ({ code, version, id }) => [code, String(version), id],
      node: (row) => row,
    });
  }
}

export const unknownVersion = (code: string, version: number) =>
  new AppError('NOT_FOUND', `No KPI ${code} in version ${version} is defined; kpiDefinitions lists them.`, {
    reason: 'KPI_DEFINITION_UNKNOWN',
    field: 'input.version',
  });
