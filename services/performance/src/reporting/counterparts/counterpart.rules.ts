import { CounterpartClass } from './counterpart.enum';

/** What is not here is OTHER. */
const classOf: Record<string, CounterpartClass> = {
  UN_ENTITY: CounterpartClass.UN_AGENCY,
  IGO_OR_DEVELOPMENT_BANK: CounterpartClass.INTERNATIONAL_FINANCIAL_INSTITUTION,
  GOVERNMENT_NATIONAL: CounterpartClass.GOVERNMENT,
  GOVERNMENT_LOCAL: CounterpartClass.GOVERNMENT,
  OTHER_PUBLIC: CounterpartClass.GOVERNMENT,
  PARLIAMENT: CounterpartClass.GOVERNMENT,
  INTERNATIONAL_NGO: CounterpartClass.INTERNATIONAL_NGO,
  REGIONAL_NGO: CounterpartClass.INTERNATIONAL_NGO,
  NATIONAL_NGO: CounterpartClass.NATIONAL_NGO,
  COMMUNITY_BASED_ORG: CounterpartClass.NATIONAL_NGO,
  RED_CROSS_CRESCENT: CounterpartClass.NATIONAL_NGO,
  PRIVATE_SECTOR: CounterpartClass.PRIVATE_SECTOR,
  ACADEMIC_RESEARCH: CounterpartClass.ACADEMIA,
};

export const counterparts = Object.values(CounterpartClass);

export const counterpartOf = (partnerType: string): CounterpartClass => classOf[partnerType] ?? CounterpartClass.OTHER;

/** For SQL: types and their classes, place by place. */
export const counterpartTable = { types: Object.keys(classOf), classes: Object.values(classOf) };

/** Amounts of fewer partners than this are for their own agency alone. */
const fewestPartners = 5;

interface CountedPart {
  partners: number;
}

export const showsAmounts = ({ partners }: CountedPart, isOwn: boolean) => isOwn || partners >= fewestPartners;

/** A sum must not give away the part that is hidden: what is hidden of it is again of enough partners, in two parts or more. */
export function showsSum(sum: CountedPart, parts: readonly CountedPart[], isOwn: boolean): boolean {
  const hidden = parts.filter((part) => part.partners > 0 && !showsAmounts(part, isOwn));
  if (hidden.length === 0) return showsAmounts(sum, isOwn);
  const partners = hidden.reduce((count, part) => count + part.partners, 0);
  return hidden.length > 1 && partners >= fewestPartners;
}
