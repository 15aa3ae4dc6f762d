import type { AddPartnerInput } from '../../identity/partners/partner.inputs';

/** A row as a partner with its key in the source, or why it cannot be one. */
export type ReadRow =
  | { taken: true; key: string; partner: AddPartnerInput }
  | { taken: false; reason: string; message: string };
