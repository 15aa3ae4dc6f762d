import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import { KpiAlertRepository } from '../alerts/kpi-alert.repository';
import { KpiAggregation } from '../definitions/kpi-definition.enums';
import { SuppressionBlockRepository, type TouchedPeriod, type UnseenValue } from './suppression-block.repository';
import { formBlocks } from './suppression-block.rules';

export type { TouchedPeriod } from './suppression-block.repository';

/** Decides which cells of few partners others see, and only together (P-INV-4). */
export class SuppressionBlockService {
  private readonly repository: SuppressionBlockRepository;
  private readonly alerts: KpiAlertRepository;

  constructor(private readonly work: Work) {
    this.repository = new SuppressionBlockRepository(work.database.manager);
    this.alerts = new KpiAlertRepository(work.database.manager);
  }

  /** In the transaction that wrote the values of these periods, and after it wrote them. */
  async refresh(touched: readonly TouchedPeriod[]): Promise<void> {
    const periods = new Map(touched.map((period) => [nameOf(period), period]));
    // In one order for everybody: two that wait for each other would wait for ever.
    const inOrder = [...periods].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, period]) => period);
    for (const period of inOrder) {
      await this.repository.lock(period);
      await this.repository.follow(period);
      await this.form(period);
    }
    await this.alerts.markDue(inOrder);
  }

  /** Of these revisions the ones that everybody may see as they are; the others are the owner's alone. */
  async openOnes(valueIds: readonly string[]): Promise<Set<string>> {
    return new Set(await this.repository.findOpen(valueIds));
  }

  private async form(period: TouchedPeriod): Promise<void> {
    const few = await this.repository.findFew(period);
    if (few.length === 0) return;
    const agencies = [...new Set(few.map(({ agency }) => agency))];
    const cells = [...few, ...(await this.repository.findCompany(period, agencies))];
    for (const family of familiesOf(cells)) {
      const canBeAdded = summable.has((family[0] as UnseenValue).aggregation);
      for (const block of formBlocks(family, canBeAdded)) await this.keep(period, block as UnseenValue[]);
    }
  }

  private async keep(period: TouchedPeriod, block: UnseenValue[]): Promise<void> {
    const latest = Math.min(...block.filter(({ contributors }) => (contributors ?? 5) >= 5).map(timeOf));
    await this.repository.insert({
      id: newId(),
      period,
      valueIds: block.map(({ key }) => key),
      spans: new Set(block.map(({ agency }) => agency)).size > 1,
      // No later than the first of its cells that could be seen alone.
      formedAt: new Date(Math.min(latest, this.work.clock.now().getTime())),
    });
  }
}

const summable = new Set([KpiAggregation.SUM, KpiAggregation.RATIO_OF_SUMS]);
const nameOf = ({ definitionId, year, quarter }: TouchedPeriod) => JSON.stringify([definitionId, year, quarter]);
const timeOf = ({ submittedAt }: UnseenValue) => submittedAt.getTime();

/** Cells of one origin and level. */
function familiesOf(cells: readonly UnseenValue[]): UnseenValue[][] {
  const families = new Map<string, UnseenValue[]>();
  for (const cell of cells) {
    const family = `${cell.origin}/${cell.level}`;
    families.set(family, [...(families.get(family) ?? []), cell]);
  }
  return [...families.values()];
}
