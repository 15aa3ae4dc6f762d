import { invalidInput } from '@partner-commons/platform/errors';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { ChangeService } from '../changes/change.service';
import { type Labels, type UnLanguage, unLanguages } from '../code-lists/code-list.rules';
import type { PartnerRow } from '../partners/partner.repository';
import type { PartnerService } from '../partners/partner.service';
import type { PartnerEdit } from '../partners/partner-edit.service';
import type { PresenceFactService } from '../presence/presence-fact.service';
import type { SetPartnerSectorsInput } from './sector.inputs';
import { type PartnerSectorRow, SectorRepository } from './sector.repository';
import { demandSpecialisation, specialisationsOf } from './sector.rules';
import type { SectorList } from './sector.view';
import { sectorListV1 } from './sector-list.v1';

export interface SectorSources {
  partners: PartnerService;
  edits: PartnerEdit;
  changes: ChangeService;
  presenceFacts: PresenceFactService;
}

/** Every edition that rows may name; the last is the one in force. */
const editions = [{ version: 1, effectiveFrom: '2026-01-01', sectors: sectorListV1 }];
export const currentSectors = sectorListV1;

/** In what partners work (standards.md 3.4). */
export class SectorService {
  private readonly repository: SectorRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: SectorSources,
  ) {
    this.repository = new SectorRepository(work.database.manager);
  }

  private readonly byPartner = rowsLoader(
    (ids) => this.repository.findByPartners(ids),
    (row: PartnerSectorRow) => row.partnerId,
  );

  list(language: string, version: number | null): SectorList {
    const known = unLanguages.find((code) => code === language);
    if (!known) throw invalidInput(`language is one of: ${unLanguages.join(', ')}.`, 'language');
    const edition = version === null ? editions.at(-1) : editions.find((one) => one.version === version);
    if (!edition) throw invalidInput('There is no such edition.', 'version', 'UNKNOWN_CODE');
    const sectors = edition.sectors.map((sector) => ({
      ...sector,
      ...labelled(sector.labels, known),
      specialisations: specialisationsOf(sector).map((one) => ({ ...one, ...labelled(one.labels, known) })),
    }));
    return { version: edition.version, effectiveFrom: edition.effectiveFrom, sectors };
  }

  /** Of a partner whose row the caller has already been allowed to see. */
  ofPartner(partnerId: string): Promise<PartnerSectorRow[]> {
    return this.byPartner.load(partnerId);
  }

  async set({ partnerId, sectors, expectedVersion }: SetPartnerSectorsInput): Promise<PartnerRow> {
    const { partners, edits, changes, presenceFacts } = this.sources;
    for (const [index, { sector, specialisation }] of sectors.entries())
      demandSpecialisation(currentSectors, sector, specialisation, `input.sectors.${index}`);
    const partner = await edits.open(partnerId);
    const before = await this.repository.findByPartners([partner.id]);
    await partners.claimVersion(partner, expectedVersion);
    const rows = sectors.map((one) => ({
      ...one,
      partnerId: partner.id,
      listVersion: 1,
      sinceYear: one.sinceYear ?? null,
    }));
    await this.repository.remove(partner.id);
    await this.repository.insert(rows);
    await changes.record(partner.id, factsOf(before), factsOf(rows));
    await this.work.audit.record({ objectType: 'Partner', objectId: partner.id, detail: { sectors: rows.length } });
    await presenceFacts.tell(partner.id);
    this.byPartner.clear(partner.id);
    return partners.reload(partner.id);
  }
}

const labelled = (labels: Labels, language: UnLanguage) => ({
  label: labels[language] ?? labels.en,
  labels: Object.entries(labels).map(([code, text]) => ({ language: code, text })),
});

const factsOf = (rows: readonly PartnerSectorRow[]) =>
  Object.fromEntries(
    rows.map(({ specialisation, experience, sinceYear }) => [
      `sectors.${specialisation}`,
      sinceYear === null ? experience : `${experience} since ${sinceYear}`,
    ]),
  );
