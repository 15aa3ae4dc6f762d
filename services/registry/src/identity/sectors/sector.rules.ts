import { invalidInput } from '@partner-commons/platform/errors';
import type { Labels } from '../code-lists/code-list.rules';

interface Mapping {
  /** IASC cluster. */
  cluster?: string;
  /** Of the protection cluster. */
  areaOfResponsibility?: string;
  /** OECD-DAC sector of three digits. */
  dacSector?: string;
}

/** Where it differs from its sector, a specialisation says what it maps to. */
type SpecialisationEntry = readonly [code: string, en: string, fr: string, mapping?: Mapping];

export interface SectorEntry {
  code: string;
  labels: Labels;
  cluster: string | null;
  dacSector: string;
  specialisations: readonly SpecialisationEntry[];
}

export interface Specialisation {
  code: string;
  labels: Labels;
  cluster: string | null;
  areaOfResponsibility: string | null;
  dacSector: string;
}

export const specialisationsOf = ({ specialisations, cluster, dacSector }: SectorEntry): Specialisation[] =>
  specialisations.map(([code, en, fr, mapping = {}]) => ({
    code,
    labels: { en, fr },
    cluster: mapping.cluster ?? cluster,
    areaOfResponsibility: mapping.areaOfResponsibility ?? null,
    dacSector: mapping.dacSector ?? dacSector,
  }));

/** Every specialisation belongs to one sector. */
export function demandSpecialisation(
  list: readonly SectorEntry[],
  sector: string,
  specialisation: string,
  field: string,
) {
  const entry = list.find(({ code }) => code === sector);
  if (!entry) throw invalidInput('There is no such sector; the query sectors lists them.', field, 'UNKNOWN_CODE');
  if (!entry.specialisations.some(([code]) => code === specialisation))
    throw invalidInput('This sector has no such specialisation.', field, 'UNKNOWN_CODE');
}

export function demandSector(list: readonly SectorEntry[], sector: string, field: string): void {
  if (!list.some(({ code }) => code === sector))
    throw invalidInput('There is no such sector; the query sectors lists them.', field, 'UNKNOWN_CODE');
}
