import { invalidInput } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { decodeCursor, decodePlace, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { SightService } from '../counting/sight.service';
import { PartnerMapRepository } from './partner-map.repository';
import { gapOf } from './partner-map.rules';
import type { MappedCell, MappedCellArgs, MappedPartner, PartnerMapping, PartnerMappingArgs } from './partner-map.view';

/** Who works where, and where nobody does (UNICEF-55, UNHCR-34). */
export class PartnerMapService {
  private readonly repository: PartnerMapRepository;

  constructor(
    private readonly work: Work,
    private readonly sight: SightService,
  ) {
    this.repository = new PartnerMapRepository(work.database.manager);
  }

  async of(question: PartnerMappingArgs): Promise<PartnerMapping> {
    await this.sight.demand(question.country);
    return { question, country: question.country, asOf: this.work.clock.now() };
  }

  async cells(map: PartnerMapping, { first, after, onlyGaps }: MappedCellArgs): Promise<Page<MappedCell>> {
    const asked = [...parametersOf(map), onlyGaps];
    const [rows, counted] = await Promise.all([
      this.repository.findCells([...asked, decodePlace(after), first + 1]),
      this.repository.countCells(asked),
    ]);
    return pageOf(rows, first, counted, {
      cursor: ({ place }) => [place],
      node: ({ areaCode, areaName, place: _place, ...cell }) => ({
        ...cell,
        area: areaCode === null ? null : { code: areaCode, name: areaName ?? areaCode },
        gap: gapOf(cell),
      }),
    });
  }

  async partners(map: PartnerMapping, { first, after }: PageArgs): Promise<Page<MappedPartner>> {
    const [usd = null, id = null] = readCursor(after) ?? [];
    const [rows, counted] = await Promise.all([
      this.repository.findPartners([...parametersOf(map), usd, id, first + 1]),
      this.repository.countPartners(parametersOf(map)),
    ]);
    return pageOf(rows, first, counted, {
      cursor: ({ activeUsd, partnerId }) => [activeUsd, partnerId],
      node: (row) => ({ ...row, agencies: row.agencies.map((code) => ({ code })) }),
    });
  }
}

/** The map shows what is there today. */
function parametersOf({ asOf, question: { country, sector = null, admin1 = null } }: PartnerMapping): unknown[] {
  const today = dayOf(asOf);
  return [asOf, today, today, country, sector, admin1];
}

function readCursor(after: string | undefined): string[] | null {
  const keys = decodeCursor(after, 2);
  if (keys && !(/^\d{1,28}\.\d{2}$/.test(keys[0] ?? '') && isId(keys[1] ?? ''))) {
    throw invalidInput('This cursor is not one of ours; start again without it.', 'after');
  }
  return keys;
}
