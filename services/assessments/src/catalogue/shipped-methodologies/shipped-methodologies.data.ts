import type { Methodology } from '../methodologies/methodology.types';
import businessDueDiligence from './business-due-diligence.v1.json';
import esgSectorMateriality from './esg-sector-materiality.v1.json';
import hactMicro1 from './hact-micro.v1.json';
import hactMicro2 from './hact-micro.v2.json';
import psea2020 from './psea.2020.v1.json';
import pseaHarmonised from './psea.harmonised.v1.json';
import simplifiedChecklist from './simplified-checklist.v1.json';
import supplierCodeSelf from './supplier-code-self.v1.json';
import unsdgCommonDueDiligence from './unsdg-common-due-diligence.v1.json';

/**
 * What every installation has. A file is never edited once it was released: a change is the next version, in a file and a
 * migration of its own (A-INV-1). The cast is checked by the tests, which validate each file as if it were published.
 */
export const shippedMethodologies = [
  hactMicro1,
  hactMicro2,
  psea2020,
  pseaHarmonised,
  simplifiedChecklist,
  businessDueDiligence,
  unsdgCommonDueDiligence,
  esgSectorMateriality,
  supplierCodeSelf,
] as unknown as Methodology[];

export function shippedMethodology(code: string, version: number): Methodology {
  const found = shippedMethodologies.find((each) => each.code === code && each.version === version);
  if (!found) throw new Error(`${code} ${version} is not shipped`);
  return found;
}
