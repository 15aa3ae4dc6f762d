import type { PartnerNameRow } from '../partners/partner.repository';
import { PartnerNameKind } from '../partners/partner-name.entity';

type Known = Pick<PartnerNameRow, 'value' | 'kind' | 'validUntil'>;

/** A name that went out of use may come back; what is in use, or stands there in the same kind, is a duplicate. */
export const isDuplicate = (names: readonly Known[], { value, kind, validUntil }: Known) =>
  names.some(
    (name) =>
      name.value === value &&
      ((name.kind === kind && name.validUntil === validUntil) ||
        (name.validUntil === null && name.kind !== PartnerNameKind.FORMER && kind !== PartnerNameKind.FORMER)),
  );
