import type { Work } from '@partner-commons/platform/work';
import type { ConductedModeFilter } from './conducted-mode.inputs';
import { ConductedModeRepository } from './conducted-mode.repository';
import { figuresOf } from './conducted-mode.rules';
import type { ConductedModeFigures } from './conducted-mode.view';

export class ConductedModeService {
  private readonly repository: ConductedModeRepository;

  constructor(work: Work) {
    this.repository = new ConductedModeRepository(work.database.manager);
  }

  async figures({ kind, owner, from, to }: ConductedModeFilter): Promise<ConductedModeFigures> {
    const search = { kind: kind ?? null, owner: owner ?? null, from: from ?? null, to: to ?? null };
    return figuresOf(await this.repository.count(search));
  }
}
