import { newId } from '@partner-commons/platform/id';
import type { Work } from '@partner-commons/platform/work';
import { KpiAlertRepository } from '../alerts/kpi-alert.repository';
import { KpiAggregation } from '../definitions/kpi-definition.enums';
import { type FoundSharing, SharingBlockRepository } from './sharing-block.repository';
import { canStandTogether } from './sharing-block.rules';
import { SuppressionBlockRepository, type TouchedPeriod, type UnseenValue } from './suppression-block.repository';
import { formBlocks } from './suppression-block.rules';

export type { TouchedPeriod } from './suppression-block.repository';

/** Decides which cells of few partners others see, and only together (P-INV-4). */
export class SuppressionBlockService {
  private readonly repository: SuppressionBlockRepository;
  private readonly sharing: SharingBlockRepository;
  private readonly alerts: KpiAlertRepository;

  constructor(private readonly work: Work) {
    this.sharing = new SharingBlockRepository(work.database.manager);
    this.repository = new SuppressionBlockRepository(work.database.manager);
    this.alerts = new KpiAlertRepository(work.database.manager);
  }

  /** In the transaction that wrote the values of these periods, and after it wrote them. */
  async refresh(touched: readonly TouchedPeriod[]): Promise<void> {
    const periods = new Map(touched.map((period) => [nameOf(period), period]));
    // In one order for everybody: two that wait for each other would wait for ever.
    const inOrder = [...periods].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, period]) => period);
    const sharing = await this.findSharing(inOrder);
    for (const period of inOrder) {
      const ofPeriod = sharing.filter(({ definitionId }) => definitionId === period.definitionId);
      await this.repository.lock(period);
      await this.repository.follow(period);
      await this.form(period, new Set(ofPeriod.filter(isApart).map(({ agency }) => agency)));
      if (ofPeriod.length > 0) await this.formShared(period, ofPeriod);
    }
    await this.alerts.markDue(inOrder);
  }

  /** Of these revisions the ones that everybody may see as they are; the others are the owner's alone. */
  async openOnes(valueIds: readonly string[]): Promise<Set<string>> {
    return new Set(await this.repository.findOpen(valueIds));
  }

  /** What agencies have decided; of most KPIs nobody has decided anything. */
  private async findSharing(periods: readonly TouchedPeriod[]): Promise<FoundSharing[]> {
    const definitionIds = [...new Set(periods.map(({ definitionId }) => definitionId))];
    const found = await this.sharing.findSharing(definitionIds);
    if (found.length === 0) return found;
    // Decisions wait for figures that are being told, and the other way round: what stands is read once more with the lock.
    await this.sharing.shareSettlement();
    return this.sharing.findSharing(definitionIds);
  }

  /** Figures for totals alone come into one block of several agencies, or wait (feature 90). */
  private async formShared(period: TouchedPeriod, sharing: readonly FoundSharing[]): Promise<void> {
    await this.sharing.follow(period);
    const cells = await this.sharing.findUntold(
      period,
      sharing.filter((one) => one.sharing === 'TOTALS_ONLY'),
    );
    if (!canStandTogether(cells)) return;
    await this.sharing.insert({
      id: newId(),
      period,
      valueIds: cells.map(({ key }) => key),
      formedAt: this.work.clock.now(),
    });
  }

  private async form(period: TouchedPeriod, apart: ReadonlySet<string>): Promise<void> {
    const few = await this.repository.findFew(period);
    if (few.length === 0) return;
    const agencies = [...new Set(few.map(({ agency }) => agency))];
    const cells = [...few, ...(await this.repository.findCompany(period, agencies))];
    for (const family of familiesOf(cells)) {
      const canBeAdded = summable.has((family[0] as UnseenValue).aggregation);
      for (const block of formBlocks(family, canBeAdded, apart)) await this.keep(period, block as UnseenValue[]);
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
const isApart = ({ sharing }: FoundSharing) => sharing !== 'SHARED';
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
