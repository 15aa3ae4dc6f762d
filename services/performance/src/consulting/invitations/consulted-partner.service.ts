import { rowsLoader } from '@partner-commons/platform/loader';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { ConsultationRow } from '../consultations/consultation.repository';
import type { ConsultationService } from '../consultations/consultation.service';

/** At which consultations a partner was present (story 4.e, step 8). */
export class ConsultedPartnerService {
  constructor(
    private readonly consultations: ConsultationService,
    private readonly knownOffices: KnownOfficeService,
  ) {}

  private readonly attended = rowsLoader(
    (ids) => this.consultations.consultedOn(ids),
    (row: { partnerId: string; consultationId: string }) => row.partnerId,
  );

  async consultationsOf(partnerId: string): Promise<ConsultationRow[]> {
    const inSight = await this.knownOffices.countriesInSight();
    const attended = await this.attended.load(partnerId);
    const rows = await Promise.all(attended.map(({ consultationId }) => this.consultations.get(consultationId)));
    return rows.filter(({ country }) => inSight === null || (country !== null && inSight.includes(country)));
  }
}
