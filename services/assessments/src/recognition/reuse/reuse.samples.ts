import type { ReuseFacts } from './reuse.types';

type Parts = {
  [Part in keyof ReuseFacts]?: ReuseFacts[Part] extends unknown[] | string | boolean
    ? ReuseFacts[Part]
    : Partial<ReuseFacts[Part]>;
};

/** Story 4.c: UNICEF's HACT micro-assessment of BRO, which UNHCR wants to rely on; for tests. */
export function factsOf4c(change: Parts = {}): ReuseFacts {
  const accepted = {
    code: 'HACT_MICRO',
    minVersion: 2,
    maxAgeMonths: null,
    maxAmountUsd: null,
    amountFactor: '1.5',
    minRemainingDays: 90,
    excludedTypes: [],
    excludedCountries: [],
  };
  return {
    asOf: change.asOf ?? '2026-09-25',
    requester: 'UNHCR',
    assessment: {
      id: '01890a5d-ac96-774b-bcce-b302099a8057',
      kind: 'HACT_MICRO',
      state: 'FINAL',
      ownerAgency: 'UNICEF',
      proxy: false,
      entityScope: 'LEGAL_ENTITY',
      methodologyCode: 'HACT_MICRO',
      methodologyVersion: 2,
      countries: ['ET'],
      areas: ['FINANCIAL_MANAGEMENT', 'PROCUREMENT', 'HR'],
      ceilingUsd: '300000.00',
      finalisedOn: '2024-09-10',
      validUntil: '2029-09-09',
      ...change.assessment,
    },
    partner: { type: 'NATIONAL_NGO', entity: 'SAME', ...change.partner },
    context: {
      country: 'ET',
      plannedAmountUsd: '420000',
      sector: 'WASH',
      modality: 'FAST_TRACK',
      functions: ['FINANCIAL_MANAGEMENT', 'PROCUREMENT'],
      ...change.context,
    },
    acceptances: change.acceptances ?? [accepted],
    covers: change.covers ?? [],
    events: change.events ?? [],
    consents: change.consents ?? [{ id: 'consent', kinds: ['HACT_MICRO', 'PSEA_CAPACITY'], validUntil: null }],
    recognition: { requesterSigned: true, ownerSigned: true, bilateral: false, ...change.recognition },
    ownerAsks: change.ownerAsks ?? false,
  };
}
