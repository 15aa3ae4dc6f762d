import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { Agency } from './agency.entity';
import { AgencyRepository } from './agency.repository';

export class AgencyService {
  private readonly repository: AgencyRepository;

  constructor(private readonly work: Work) {
    this.repository = new AgencyRepository(work.database.manager);
  }

  private readonly byCode = rowLoader(
    (codes) => this.repository.findByCodes(codes),
    (row: Agency) => row.code,
  );

  find(code: string): Promise<Agency | null> {
    return this.byCode.load(code);
  }

  list(): Promise<Agency[]> {
    return this.repository.findAll();
  }

  async enrol(agency: Agency): Promise<void> {
    const isNews = await this.repository.upsert(agency);
    if (isNews) {
      const { code, name, mrsSignatory, hactMember } = agency;
      await this.work.outbox.publish({
        type: 'registry.agency-registered',
        subject: code,
        audience: 'AGENCY',
        data: { code, name, mrsSignatory, hactMember },
      });
    }
    await this.work.audit.record({ objectType: 'Agency', objectId: agency.code });
  }
}
