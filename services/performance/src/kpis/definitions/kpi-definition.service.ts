import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { KpiDefinition } from './kpi-definition.entity';
import { KpiDefinitionRepository } from './kpi-definition.repository';

export class KpiDefinitionService {
  private readonly repository: KpiDefinitionRepository;

  constructor(work: Work) {
    this.repository = new KpiDefinitionRepository(work.database.manager);
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: KpiDefinition) => row.id,
  );

  async find(id: string): Promise<KpiDefinition | null> {
    return isId(id) ? this.byId.load(id) : null;
  }

  async getVersion(code: string, version: number): Promise<KpiDefinition> {
    const definition = await this.repository.findVersion(code, version);
    if (definition) return definition;
    throw new AppError('NOT_FOUND', `No KPI ${code} in version ${version} is defined; kpiDefinitions lists them.`, {
      reason: 'KPI_DEFINITION_UNKNOWN',
      field: 'input.version',
    });
  }

  async list({ first, after }: PageArgs): Promise<Page<KpiDefinition>> {
    const cursor = decodeCursor(after, 2);
    if (cursor && !/^\d{1,9}$/.test(cursor[1] ?? '')) {
      throw invalidInput('This cursor is not one of ours; start again without it.', 'after');
    }
    const [rows, counted] = await Promise.all([this.repository.findPage(cursor, first + 1), this.repository.count()]);
    return pageOf(rows, first, counted, { cursor: ({ code, version }) => [code, String(version)], node: (row) => row });
  }
}
