import { createHash } from 'node:crypto';
import type { PartnerType } from './partner.entity';
import type { PartnerNameKind } from './partner-name.entity';

export interface NameOfPartner {
  value: string;
  kind: PartnerNameKind;
}

export interface ScreeningBasis {
  primaryType: PartnerType;
  countryOfOrigin: string;
  names: NameOfPartner[];
}

/** White space and Unicode form are not part of a name; all else is kept as written. */
export const tidyName = (value: string) => value.normalize('NFC').replace(/\s+/g, ' ').trim();

/** A clearance is valid only for the basis it was given for, so any change here asks for a new screening. */
export function hashBasis({ primaryType, countryOfOrigin, names }: ScreeningBasis): string {
  const sorted = names.map(({ kind, value }) => [kind, value]).sort((a, b) => (a.join('\0') < b.join('\0') ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([primaryType, countryOfOrigin, sorted]))
    .digest('hex');
}
