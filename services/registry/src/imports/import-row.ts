import type { AddPartnerInput } from '../partners/partner.inputs';

/** A row as a partner with its key in the source, or why it cannot be one. */
export type ReadRow =
  | { taken: true; key: string; partner: AddPartnerInput }
  | { taken: false; reason: string; message: string };
