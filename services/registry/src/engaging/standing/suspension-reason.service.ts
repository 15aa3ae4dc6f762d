import { invalidInput } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import { SuspensionReasonRepository, type SuspensionReasonRow } from './suspension-reason.repository';

/** The code list of reasons for a suspension: data, so that a new one needs no new code. */
export class SuspensionReasonService {
  private readonly repository: SuspensionReasonRepository;

  constructor(work: Work) {
    this.repository = new SuspensionReasonRepository(work.database.manager);
  }

  async list(language: string): Promise<{ code: string; label: string; systemWide: boolean }[]> {
    const rows = await this.repository.findAll();
    return rows.map(({ code, systemWide, labelEn, labelFr }) => ({
      code,
      systemWide,
      label: language === 'fr' ? labelFr : labelEn,
    }));
  }

  async require(code: string, field: string): Promise<SuspensionReasonRow> {
    const found = await this.repository.find(code);
    if (!found) throw invalidInput(`There is no such reason; suspensionReasons lists them.`, field);
    return found;
  }
}
