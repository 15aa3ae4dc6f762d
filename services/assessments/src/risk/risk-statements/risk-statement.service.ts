import { forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { ConfirmRiskFrameworkInput } from './risk-statement.inputs';
import { RiskStatementRepository } from './risk-statement.repository';
import type { RiskStatement } from './risk-statement.view';

/** Whether agencies have risks of partners in their frameworks (JIU-70). */
export class RiskStatementService {
  private readonly repository: RiskStatementRepository;

  constructor(private readonly work: Work) {
    this.repository = new RiskStatementRepository(work.database.manager);
  }

  all(): Promise<RiskStatement[]> {
    return this.repository.findLatest();
  }

  async confirm({ coversPartners, framework, confirmedOn }: ConfirmRiskFrameworkInput): Promise<RiskStatement> {
    const { viewer, clock, audit } = this.work;
    if (!viewer.agency) throw forbidden('A framework is that of an agency.');
    const today = dayOf(clock.now());
    const day = confirmedOn ?? today;
    if (day > today) throw invalidInput('confirmedOn has not come.', 'input.confirmedOn');
    const said = { id: newId(), agency: viewer.agency, coversPartners, framework, confirmedOn: day };
    const row = { ...said, recordedBy: viewer.subject ?? '', recordedAt: clock.now() };
    await this.repository.insert(row);
    await audit.record({ objectType: 'RiskStatement', objectId: row.id, detail: { coversPartners, confirmedOn: day } });
    return row;
  }

  async get(id: string): Promise<RiskStatement> {
    const row = isId(id) ? await this.repository.find(id) : null;
    if (!row) throw notFound('statement');
    return row;
  }
}
