import { invalidInput } from '@partner-commons/platform/errors';
import type { Day } from '@partner-commons/platform/whole-days';
import type { GrantConsentInput } from './partner-consent.inputs';
import { type ConsentRequest, ConsentScope, type PartnerConsent } from './partner-consent.view';

type Given = Pick<GrantConsentInput, 'scope' | 'agencies' | 'validUntil'>;

export function checkConsent({ scope, agencies, validUntil }: Given, today: Day): void {
  const named = agencies?.length ?? 0;
  if (scope === ConsentScope.LISTED && named === 0) throw invalidInput('Name the agencies.', 'input.agencies');
  if (scope === ConsentScope.ALL_AGENCIES && named > 0) {
    throw invalidInput('With ALL_AGENCIES no agency is named; take LISTED for some of them.', 'input.agencies');
  }
  if (validUntil && validUntil < today) throw invalidInput('This day has passed.', 'input.validUntil');
}

/** Whether a consent gives an agency all that it asked for. */
export function answers(
  { scope, agencies, kinds }: Pick<PartnerConsent, 'scope' | 'agencies' | 'kinds'>,
  asked: Pick<ConsentRequest, 'agencyCode' | 'kinds'>,
): boolean {
  const forAgency = scope === ConsentScope.ALL_AGENCIES || agencies.includes(asked.agencyCode);
  return forAgency && (kinds.length === 0 || asked.kinds.every((kind) => kinds.includes(kind)));
}
