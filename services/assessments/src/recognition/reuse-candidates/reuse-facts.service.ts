import type { Day } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { Assessment } from '../../assessing/assessments/assessment.entity';
import type { MethodologyVersion } from '../../catalogue/methodologies/methodology.types';
import type { KnownAgency } from '../../federation/known-agency.repository';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { MethodologyAcceptanceService } from '../acceptances/methodology-acceptance.service';
import type { MethodologyAcceptance } from '../acceptances/methodology-acceptance.view';
import type { AgencyRecognitionService } from '../agency-recognitions/agency-recognition.service';
import { type ConsentOfPartner, PartnerConsentRepository } from '../consents/partner-consent.repository';
import { OwnerAskRepository } from '../embargoes/owner-ask.repository';
import type { AcceptedMethod, MethodCover, ReuseFacts } from '../reuse/reuse.types';

interface OpenEvent {
  partnerId: string;
  kind: string;
  occurredOn: Day;
}

export interface FactSources {
  acceptances: MethodologyAcceptanceService;
  agencyRecognitions: AgencyRecognitionService;
  knownAgencies: KnownAgencyService;
  knownPartners: KnownPartnerService;
  equivalences: {
    between(
      from: MethodologyVersion,
      to: MethodologyVersion,
      agency: string,
    ): Promise<{ coverage: number; gaps: string[] } | null>;
  };
  invalidatingEvents: { openOf(partnerIds: readonly string[]): Promise<OpenEvent[]> };
}

/** An assessment, and the partner that an agency would rely on it for. */
export interface Pairing {
  assessment: Assessment;
  partnerId: string;
  entity: ReuseFacts['partner']['entity'];
}

export interface Wish {
  requester: string;
  asOf: Day;
  context: ReuseFacts['context'];
}

/** What was found out is told by the part that found it; which kinds agencies and partners may know, 2.8 says. */
const unnamedEvents = new Set(['FRAUD_FINDING', 'SEA_FINDING', 'MISREPRESENTATION']);

/** Gathers what a verdict rests on; many assessments cost as many statements as one. */
export class ReuseFactsService {
  constructor(
    private readonly work: Work,
    private readonly sources: FactSources,
  ) {}

  async gather(pairings: readonly Pairing[], wish: Wish): Promise<ReuseFacts[]> {
    if (pairings.length === 0) return [];
    const { requester } = wish;
    const { acceptances, agencyRecognitions, invalidatingEvents, knownAgencies } = this.sources;
    const subjects = [...new Set(pairings.flatMap(({ assessment, partnerId }) => [assessment.partnerId, partnerId]))];
    // One after the other: inside a transaction they share a connection.
    const agencies = await knownAgencies.all();
    const accepted = await acceptances.currentOf(requester);
    const mutual = await agencyRecognitions.mutualWith(requester);
    const events = await invalidatingEvents.openOf(subjects);
    const types = await this.typesOf(pairings);
    const between = await this.agreed(pairings, requester);
    const covers = await this.coversOf(pairings, requester, accepted);
    return pairings.map(({ assessment, partnerId, entity }) => ({
      asOf: wish.asOf,
      requester,
      assessment: describe(assessment),
      partner: { type: types.get(partnerId) ?? null, entity },
      context: wish.context,
      acceptances: accepted.map(termsOf),
      covers: covers.get(methodOf(assessment)) ?? [],
      events: eventsOf(events, [assessment.partnerId, partnerId]),
      consents: between.consents
        .filter(({ askedId }) => askedId === assessment.partnerId)
        .map(({ id, kinds, validUntil }) => ({ id, kinds, validUntil })),
      recognition: recognitionOf(agencies, requester, assessment.ownerAgency, mutual),
      ownerAsks: between.asking.has(assessment.id),
    }));
  }

  /** Both tables are confidential: one transaction reads them. */
  private agreed(
    pairings: readonly Pairing[],
    requester: string,
  ): Promise<{ consents: ConsentOfPartner[]; asking: Set<string> }> {
    const assessed = [...new Set(pairings.map(({ assessment }) => assessment.partnerId))];
    const assessmentIds = [...new Set(pairings.map(({ assessment }) => assessment.id))];
    return this.work.database.confidential(async (transaction) => {
      const consents = await new PartnerConsentRepository(transaction).findInForce(assessed, requester);
      const asking = await new OwnerAskRepository(transaction).findAsking(assessmentIds);
      return { consents, asking: new Set(asking) };
    });
  }

  private async typesOf(pairings: readonly Pairing[]): Promise<Map<string, string | null>> {
    const ids = [...new Set(pairings.map(({ partnerId }) => partnerId))];
    const found = await Promise.all(ids.map((id) => this.sources.knownPartners.find(id)));
    return new Map(found.flatMap((partner) => (partner ? [[partner.partnerId, partner.primaryType]] : [])));
  }

  /** How much of what the agency accepts is covered by each methodology that occurs. */
  private async coversOf(
    pairings: readonly Pairing[],
    requester: string,
    accepted: readonly MethodologyAcceptance[],
  ): Promise<Map<string, MethodCover[]>> {
    const methods = new Map(pairings.map(({ assessment }) => [methodOf(assessment), assessment]));
    const found = await Promise.all(
      [...methods].map(
        async ([key, { methodologyCode: code, methodologyVersion: version }]): Promise<[string, MethodCover[]]> => {
          if (code === null || version === null) return [key, []];
          const covers = await Promise.all(
            accepted
              .filter((acceptance) => acceptance.code !== code || acceptance.minVersion > version)
              .map(async (acceptance): Promise<MethodCover[]> => {
                const to = { code: acceptance.code, version: acceptance.minVersion };
                const agreed = await this.sources.equivalences.between({ code, version }, to, requester);
                return agreed ? [{ ...to, coverage: agreed.coverage, gaps: agreed.gaps }] : [];
              }),
          );
          return [key, covers.flat()];
        },
      ),
    );
    return new Map(found);
  }
}

const methodOf = ({ methodologyCode, methodologyVersion }: Assessment) => `${methodologyCode} ${methodologyVersion}`;

const describe = (assessment: Assessment): ReuseFacts['assessment'] => {
  const { id, kind, state, ownerAgency, proxy, entityScope, methodologyCode, methodologyVersion } = assessment;
  const { countries, areas, ceilingUsd, finalisedOn, validUntil } = assessment;
  return {
    id,
    kind,
    state,
    ownerAgency,
    proxy,
    entityScope,
    methodologyCode,
    methodologyVersion,
    countries,
    areas,
    ceilingUsd,
    finalisedOn,
    validUntil,
  };
};

const termsOf = (acceptance: MethodologyAcceptance): AcceptedMethod => {
  const { code, minVersion, maxAgeMonths, maxAmountUsd, amountFactor, minRemainingDays } = acceptance;
  const { excludedTypes, excludedCountries } = acceptance;
  return {
    code,
    minVersion,
    maxAgeMonths,
    maxAmountUsd,
    amountFactor,
    minRemainingDays,
    excludedTypes,
    excludedCountries,
  };
};

/** Of the one that was assessed and of the one to work with; these are mostly the same. */
export function eventsOf(events: readonly OpenEvent[], partnerIds: readonly string[]): ReuseFacts['events'] {
  return events
    .filter(({ partnerId }) => partnerIds.includes(partnerId))
    .map(({ kind, occurredOn }) => ({ kind, occurredOn, named: !unnamedEvents.has(kind) }));
}

function recognitionOf(agencies: readonly KnownAgency[], requester: string, owner: string, mutual: readonly string[]) {
  const signed = (code: string) => agencies.some((agency) => agency.code === code && agency.mrsSignatory);
  return { requesterSigned: signed(requester), ownerSigned: signed(owner), bilateral: mutual.includes(owner) };
}
