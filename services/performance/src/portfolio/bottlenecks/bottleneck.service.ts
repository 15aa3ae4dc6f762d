import type { Work } from '@partner-commons/platform/work';
import { percentOf } from '../../terms/decimal.rules';
import { daysOf } from '../counting/counted-days.rules';
import type { SightService } from '../counting/sight.service';
import { BottleneckRepository, type PipelineCounts } from './bottleneck.repository';
import {
  type PipelineFiguresArgs,
  type ProcessBottleneck,
  type ProcessBottlenecksArgs,
  ProcessStage,
  type RegistrationPipelineFigures,
} from './bottleneck.view';

const nothing: PipelineCounts = { requested: 0, registered: 0, rejected: 0, withdrawn: 0, lapsed: 0, open: 0 };

/** Where partners wait, and for how long (UNICEF-11, UNHCR-52). */
export class BottleneckService {
  private readonly repository: BottleneckRepository;

  constructor(
    private readonly work: Work,
    private readonly sight: SightService,
  ) {
    this.repository = new BottleneckRepository(work.database.manager);
  }

  async list({ year, agency = null, stage }: ProcessBottlenecksArgs): Promise<ProcessBottleneck[]> {
    await this.sight.demandAll();
    const days = daysOf({ year, asOf: null }, this.work.clock.now());
    const stages = stage ? [stage] : Object.values(ProcessStage);
    return days ? this.repository.summarise([...days, agency, stages]) : [];
  }

  async pipeline({ year, agency = null }: PipelineFiguresArgs): Promise<RegistrationPipelineFigures> {
    await this.sight.demandAll();
    const days = daysOf({ year, asOf: null }, this.work.clock.now());
    const [counts, dataAsOf] = await Promise.all([
      days ? this.repository.countPipeline([...days, agency]) : nothing,
      this.repository.findCaughtUpAt(),
    ]);
    const ended = counts.registered + counts.rejected + counts.withdrawn + counts.lapsed;
    const completionShare = ended === 0 ? null : percentOf(String(counts.registered), String(ended), 2);
    return { ...counts, completionShare, dataAsOf };
  }
}
