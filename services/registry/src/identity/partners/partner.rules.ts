import { type Partner, PartnerKind, PartnerType } from './partner.entity';
import type { PartnerNameKind } from './partner-name.entity';

export interface NameOfPartner {
  value: string;
  kind: PartnerNameKind;
}

/** White space and Unicode form are not part of a name; all else is kept as written. */
export const tidyName = (value: string) => value.normalize('NFC').replace(/\s+/g, ' ').trim();

const kinds: Partial<Record<PartnerType, PartnerKind>> = {
  [PartnerType.GOVERNMENT_NATIONAL]: PartnerKind.GOVERNMENT_UNIT,
  [PartnerType.GOVERNMENT_LOCAL]: PartnerKind.GOVERNMENT_UNIT,
  [PartnerType.NETWORK_OR_COALITION]: PartnerKind.NETWORK,
  [PartnerType.INDIVIDUAL]: PartnerKind.INDIVIDUAL,
};

export const kindOf = (type: PartnerType) => kinds[type] ?? PartnerKind.ORGANISATION;

/** domain-model.md 2.8: PUBLIC after registration; individuals never, nor partners in danger. */
export const isPublic = ({
  registeredAt,
  protectedListing,
  kind,
}: Pick<Partner, 'registeredAt' | 'protectedListing' | 'kind'>) =>
  registeredAt !== null && !protectedListing && kind !== PartnerKind.INDIVIDUAL;
