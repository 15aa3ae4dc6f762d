import { MappingGap } from './partner-map.enums';

/** Null where two capable partners or more work: losing one of them leaves another. */
export function gapOf({ partners, capable }: { partners: number; capable: number }): MappingGap | null {
  if (partners === 0) return MappingGap.NO_PARTNER;
  if (partners === 1) return MappingGap.ONE_PARTNER;
  if (capable === 0) return MappingGap.NO_CAPABLE_PARTNER;
  return capable === 1 ? MappingGap.ONE_CAPABLE_PARTNER : null;
}
