import { AppError, invalidInput } from '@partner-commons/platform/errors';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { AddOutcomeThemeInput } from './outcome-theme.inputs';
import { OutcomeThemeRepository, type OutcomeThemeRow } from './outcome-theme.repository';
import type { OutcomeTheme } from './outcome-theme.view';

/** The code list of themes. */
export class OutcomeThemeService {
  private readonly repository: OutcomeThemeRepository;

  constructor(private readonly work: Work) {
    this.repository = new OutcomeThemeRepository(work.database.manager);
  }

  async all(): Promise<OutcomeTheme[]> {
    return (await this.repository.findAll()).map((row) => this.shape(row));
  }

  /** @param field where it stands in the input */
  async demand(code: string, field: string): Promise<void> {
    const theme = (await this.all()).find((one) => one.code === code);
    if (!theme?.active) throw invalidInput(`There is no theme ${code}; outcomeThemes lists them.`, field);
  }

  async add({ code, label }: AddOutcomeThemeInput): Promise<OutcomeTheme> {
    const row = { code, label: label.trim(), from: dayOf(this.work.clock.now()), to: null };
    if ((await this.repository.insert(row)) === null) {
      throw new AppError('CONFLICT', `There is a theme ${code} already.`, { reason: 'CODE_TAKEN' });
    }
    await this.work.audit.record({ objectType: 'OutcomeTheme', detail: { code } });
    return this.shape(row);
  }

  private shape({ code, label, from, to }: OutcomeThemeRow): OutcomeTheme {
    const today = dayOf(this.work.clock.now());
    return { code, label, active: from <= today && (to === null || to >= today) };
  }
}
