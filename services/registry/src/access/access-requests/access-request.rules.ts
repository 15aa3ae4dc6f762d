import { PartnerKind, PartnerType } from '../../identity/partners/partner.entity';
import { type NameOfPartner, tidyName } from '../../identity/partners/partner.rules';
import { PartnerNameKind } from '../../identity/partners/partner-name.entity';
import { RegistrationTrack } from '../../registration/registrations/registration.entity';
import type { FoundCandidate } from './access-request.entity';

const typeOfTrack: Record<`${RegistrationTrack}`, PartnerType> = {
  NON_PROFIT: PartnerType.NATIONAL_NGO,
  OPERATIONAL_PARTNER: PartnerType.NATIONAL_NGO,
  GOVERNMENT: PartnerType.GOVERNMENT_NATIONAL,
  ACADEMIC: PartnerType.ACADEMIC_RESEARCH,
  PRIVATE_SECTOR: PartnerType.PRIVATE_SECTOR,
  UN_ENTITY: PartnerType.UN_ENTITY,
  OTHER_INSTITUTION: PartnerType.OTHER,
};

export const primaryTypeOf = (track: RegistrationTrack): PartnerType => typeOfTrack[track];

/** The tracks that are not for NGOs; every other type is (UNHCR-36). */
const trackOfType: Partial<Record<PartnerType, RegistrationTrack>> = {
  GOVERNMENT_NATIONAL: RegistrationTrack.GOVERNMENT,
  GOVERNMENT_LOCAL: RegistrationTrack.GOVERNMENT,
  OTHER_PUBLIC: RegistrationTrack.GOVERNMENT,
  ACADEMIC_RESEARCH: RegistrationTrack.ACADEMIC,
  PRIVATE_SECTOR: RegistrationTrack.PRIVATE_SECTOR,
  UN_ENTITY: RegistrationTrack.UN_ENTITY,
  IGO_OR_DEVELOPMENT_BANK: RegistrationTrack.OTHER_INSTITUTION,
  MEDIA: RegistrationTrack.OTHER_INSTITUTION,
  PARLIAMENT: RegistrationTrack.OTHER_INSTITUTION,
  INDIVIDUAL: RegistrationTrack.OTHER_INSTITUTION,
  OTHER: RegistrationTrack.OTHER_INSTITUTION,
};

export const trackOf = (type: PartnerType): RegistrationTrack => trackOfType[type] ?? RegistrationTrack.NON_PROFIT;

/** What of a known partner decides whether the public may hear of it. */
export interface CandidateFacts {
  id: string;
  legalName: string;
  countryOfOrigin: string;
  kind: PartnerKind;
  registeredAt: Date | null;
  protectedListing: boolean;
}

/** PUBLIC only after registration, never for a person or a partner in danger (domain-model.md 2.8). */
export const isPublic = ({ kind, registeredAt, protectedListing }: CandidateFacts) =>
  registeredAt !== null && !protectedListing && kind !== PartnerKind.INDIVIDUAL;

export interface ShownCandidate
  extends Omit<FoundCandidate, 'score'>,
    Pick<CandidateFacts, 'legalName' | 'countryOfOrigin'> {
  score: number | null;
}

/** What these compare is PUBLIC; others would tell whoever asks that a number or address was guessed right (2.8). */
const publicReasons = ['NAME', 'NAME_ACROSS_SCRIPTS', 'IDENTIFIER', 'WEB_DOMAIN', 'SAME_COUNTRY', 'OTHER_COUNTRY'];

/** Best first; those who ask get the public ones, with nothing that says that there are others or what else is alike. */
export function showCandidates(
  found: readonly FoundCandidate[],
  facts: readonly (CandidateFacts | null)[],
  forStaff: boolean,
): ShownCandidate[] {
  const known = new Map(facts.flatMap((one) => (one ? [[one.id, one] as const] : [])));
  return found.flatMap((candidate): ShownCandidate[] => {
    const partner = known.get(candidate.partnerId);
    if (!partner || !(forStaff || isPublic(partner))) return [];
    const { partnerId, score, reasons } = candidate;
    const { legalName, countryOfOrigin } = partner;
    if (forStaff) return [{ partnerId, legalName, countryOfOrigin, score, reasons }];
    const shown = reasons.filter(({ code }) => publicReasons.includes(code));
    return [{ partnerId, legalName, countryOfOrigin, score: null, reasons: shown }];
  });
}

export interface AskedNames {
  legalName: string;
  acronym?: string | null;
  otherNames: NameOfPartner[];
}

/** The legal name first. */
export const namesOf = ({ legalName, acronym, otherNames }: AskedNames): NameOfPartner[] =>
  [
    { value: legalName, kind: PartnerNameKind.LEGAL },
    ...(acronym ? [{ value: acronym, kind: PartnerNameKind.ACRONYM }] : []),
    ...otherNames,
  ].map(({ value, kind }) => ({ value: tidyName(value), kind }));

/** In an hour, of all who ask without a token, and of one person who is signed in: the roster must not be filled by an attack. */
export const requestsPerHour = { public: 300, person: 10 };

/** More candidates than this help nobody, and each is decided on. */
export const mostCandidates = 20;
