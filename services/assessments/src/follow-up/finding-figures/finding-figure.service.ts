import { invalidInput } from '@partner-commons/platform/errors';
import { rowsLoader } from '@partner-commons/platform/loader';
import { confidential } from '@partner-commons/platform/redaction';
import type { Work } from '@partner-commons/platform/work';
import { CapacityArea } from '../../terms/capacity-area.enum';
import { type FigureKey, FindingFigureRepository, type FindingFigures } from './finding-figure.repository';
import { type CountedFinding, contributionOf, heatMapOf } from './finding-figure.rules';
import type { CapacityHeatCell, OpenFindings } from './finding-figure.view';

/** Counts of findings over all agencies. What of them may be shown to whom is decided here. */
export class FindingFigureService {
  private readonly repository: FindingFigureRepository;

  constructor(private readonly work: Work) {
    this.repository = new FindingFigureRepository(work.database.manager);
  }

  private readonly byPartner = rowsLoader(
    (ids) => this.repository.findOfPartners(ids),
    (row: FindingFigures) => row.partnerId,
  );

  /** For rules of this service, such as rolling risk; only the count of HIGH is for other agencies to see as it is. */
  async of(partnerIds: readonly string[]): Promise<FindingFigures[]> {
    return (await Promise.all(partnerIds.map((id) => this.byPartner.load(id)))).flat();
  }

  /** What is held back from a partner is not in the count that it sees either: a count would warn it. */
  async openOf(partnerId: string): Promise<OpenFindings> {
    const { viewer } = this.work;
    const figures = await this.byPartner.load(partnerId);
    const isPartner = viewer.kind === 'PARTNER';
    const count = figures.reduce((sum, { openHigh, heldHigh }) => sum + openHigh - (isPartner ? heldHigh : 0), 0);
    const isForeign = ({ agency, openHigh }: FindingFigures) => openHigh > 0 && agency !== viewer.agency;
    return { highUnresolved: count, redaction: !isPartner && figures.some(isForeign) ? askTheSource : null };
  }

  async heatMap(country: string, primaryType: string | null): Promise<CapacityHeatCell[]> {
    if (!/^[A-Z]{2}$/.test(country)) throw invalidInput('A country is two capital letters, such as SO.', 'country');
    const cells = heatMapOf(await this.repository.findHeat(country), primaryType);
    return cells.map((cell) => ({
      ...cell,
      area: CapacityArea[cell.area as keyof typeof CapacityArea],
      isSuppressed: cell.partners === null,
    }));
  }

  move(after: CountedFinding & FigureKey, before: CountedFinding | null): Promise<void> {
    return this.repository.move(after, contributionOf(after), contributionOf(before));
  }
}

const askTheSource = confidential(
  'Ask the agency that owns the assessment, activity or case behind them with requestDisclosure.',
);
