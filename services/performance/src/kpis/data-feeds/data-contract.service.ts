import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KpiDefinitionService } from '../definitions/kpi-definition.service';
import type { SetDataContractInput } from './data-contract.inputs';
import { DataContractRepository } from './data-contract.repository';
import type { DataContract } from './data-contract.view';

export interface DataContractPorts {
  definitions: KpiDefinitionService;
  knownAgencies: KnownAgencyService;
}

/** What agencies have promised; a contract is never changed, a later one takes its place. */
export class DataContractService {
  private readonly repository: DataContractRepository;

  constructor(
    private readonly work: Work,
    private readonly ports: DataContractPorts,
  ) {
    this.repository = new DataContractRepository(work.database.manager);
  }

  async find(agency: string, year: number): Promise<DataContract | null> {
    const [contract] = await this.repository.findOfYear(year, this.work.clock.now(), agency);
    return contract ?? null;
  }

  /** Of each agency that has one for the year. */
  ofYear(year: number, asOf: Date): Promise<DataContract[]> {
    return this.repository.findOfYear(year, asOf, null);
  }

  async get(id: string): Promise<DataContract> {
    const contract = isId(id) ? await this.repository.find(id) : null;
    if (!contract) throw notFound('data contract');
    return contract;
  }

  async set({ agency, fromYear, lines }: SetDataContractInput): Promise<DataContract> {
    const { definitions, knownAgencies } = this.ports;
    const { clock, audit, outbox } = this.work;
    await knownAgencies.demand([agency], 'input.agency');
    const codes = lines.map(({ code }) => code);
    if (new Set(codes).size < codes.length) throw invalidInput('Name each code once.', 'input.lines');
    const known = new Set((await definitions.versionsOf(codes)).map(({ code }) => code));
    const unknown = codes.find((code) => !known.has(code));
    if (unknown !== undefined) {
      throw new AppError('NOT_FOUND', `No KPI ${unknown} is published; kpiDefinitions lists them.`, {
        reason: 'KPI_DEFINITION_UNKNOWN',
        field: 'input.lines',
      });
    }
    await this.repository.lockAgency(agency);
    if (fromYear < clock.now().getUTCFullYear() && (await this.find(agency, fromYear))) {
      throw new AppError('CONFLICT', 'What was promised for a year that is past stays. Set it from this year on.', {
        reason: 'CONTRACT_OF_PAST',
      });
    }
    const contract = { id: newId(), agencyCode: agency, fromYear, setAt: clock.now(), lines };
    await this.repository.insert(contract);
    await this.repository.insertLines(contract);
    await audit.record({ objectType: 'DataContract', objectId: contract.id, detail: { agency, fromYear } });
    await outbox.publish({
      type: 'performance.data-contract-set',
      subject: agency,
      audience: 'AGENCY',
      data: { contractId: contract.id, agency, fromYear },
    });
    return this.get(contract.id);
  }
}
