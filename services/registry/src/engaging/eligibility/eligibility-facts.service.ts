import { notFound } from '@partner-commons/platform/errors';
import { rowLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import { PartnerStanding } from '../../identity/partners/partner.entity';
import type { PartnerRow } from '../../identity/partners/partner.repository';
import type { PartnerService } from '../../identity/partners/partner.service';
import { stateOf } from '../../registration/verifications/verification.rules';
import type { Headquarters, VerificationService } from '../../registration/verifications/verification.service';
import type { AgencyStandingRow } from '../agency-standings/agency-standing.repository';
import type { AgencyStandingService } from '../agency-standings/agency-standing.service';
import type { AgreementService } from '../agreements/agreement.service';
import type { ClearanceFacts } from '../clearance/clearance.rules';
import type { ClearanceService } from '../clearance/clearance.service';
import type { DueDiligenceService } from '../due-diligences/due-diligence.service';
import type { HoldRow } from '../holds/hold.repository';
import type { HoldService } from '../holds/hold.service';
import type { IneligibilityService } from '../ineligibility/ineligibility.service';
import type { IntegrityContactRow } from '../integrity-matters/integrity-matter.repository';
import { type IntegrityMatter, openMatter } from '../integrity-matters/integrity-matter.rules';
import type { IntegrityMatterService } from '../integrity-matters/integrity-matter.service';
import type { StandingChangeRow } from '../standing/standing.repository';
import type { StandingService } from '../standing/standing.service';
import type { EligibilityFacts, HeadquartersFacts } from './eligibility.rules';
import { EligibilityFactsRepository } from './eligibility-facts.repository';
import { declarationAt, profileAt } from './recorded-facts.rules';

export interface FactSources {
  partners: PartnerService;
  standings: StandingService;
  agencyStandings: AgencyStandingService;
  holds: HoldService;
  clearances: ClearanceService;
  verifications: VerificationService;
  ineligibilities: IneligibilityService;
  integrityMatters: IntegrityMatterService;
  dueDiligences: DueDiligenceService;
  agreements: AgreementService;
  headquarters: Headquarters;
  templates: { inForce(at: Date): Promise<{ version: string } | null> };
}

/** All that is known about a partner, whichever agency asks and for whatever purpose. */
export interface PartnerFacts
  extends Omit<EligibilityFacts, 'purpose' | 'agency' | 'rule' | 'agencyStanding' | 'integrity' | 'headquarters'> {
  partnerId: string;
  track: string | null;
  agencyHolds: HoldRow[];
  agencyStandings: AgencyStandingRow[];
  matter: IntegrityMatter | null;
  headquarters:
    | (Omit<HeadquartersFacts, 'integrity' | 'agencyStanding'> & {
        matter: IntegrityMatter | null;
        agencyStandings: AgencyStandingRow[];
      })
    | null;
  /** Of every agency, about the partner and its headquarters. */
  contacts: IntegrityContactRow[];
}

type FactsLoader = ReturnType<typeof rowLoader<PartnerFacts>>;

/** Collects the facts of many partners at one instant, now or in the past, in a number of statements that does not grow. */
export class EligibilityFactsService {
  private readonly repository: EligibilityFactsRepository;
  private readonly loaders = new Map<number | null, FactsLoader>();

  constructor(
    private readonly work: Work,
    private readonly sources: FactSources,
  ) {
    this.repository = new EligibilityFactsRepository(work.database.manager);
  }

  /** @param asOf null is now */
  async of(partnerId: string, asOf: Date | null): Promise<PartnerFacts> {
    const key = asOf?.getTime() ?? null;
    const loader = this.loaders.get(key) ?? this.loaderOf(asOf);
    this.loaders.set(key, loader);
    const facts = await loader.load(partnerId);
    if (!facts) throw notFound('partner');
    return facts;
  }

  private loaderOf(asOf: Date | null) {
    return rowLoader(
      (ids) => this.collect(ids, asOf),
      (facts: PartnerFacts) => facts.partnerId,
    );
  }

  private async collect(ids: readonly string[], asOf: Date | null): Promise<PartnerFacts[]> {
    const at = asOf ?? this.work.clock.now();
    const { partners, standings, agencyStandings, holds, verifications, headquarters } = this.sources;
    const { ineligibilities, integrityMatters, dueDiligences, agreements } = this.sources;
    const hqs = await Promise.all(ids.map((id) => headquarters.hqOf(id)));
    const hqOf = new Map(ids.map((id, index) => [id, hqs[index] ?? null]));
    const everybody = [...new Set([...ids, ...hqs.filter((id) => id !== null)])];
    const rows = await Promise.all(ids.map((id) => partners.get(id)));
    // One after the other: side by side they would take a dozen connections of the pool for one question.
    const changes = await standings.lastChanges(ids, at);
    const agencyRows = await agencyStandings.inForce(everybody, at);
    const holdRows = await holds.activeOf(everybody, at);
    const verified = await verifications.latestAt(everybody, at);
    const registrations = await this.repository.findRegistrations(ids, at);
    const declarations = await this.repository.findDeclarations(ids, at);
    const confirmations = await this.repository.findConfirmations(ids, at);
    const template = await this.sources.templates.inForce(at);
    const clearances = await this.clearances(rows, everybody, asOf);
    const ineligibilityOf = byPartner(await ineligibilities.findAt(everybody, at));
    const matterOf = byPartner(await integrityMatters.findAt(everybody, at));
    const contacts = matterOf.size > 0 ? await integrityMatters.findContactsAt(everybody, at) : [];
    const dueDiligencesOf = group(await dueDiligences.findAt(ids, at));
    const agreementsOf = group(await agreements.findAt(ids, at));
    const agreementsKnownAt = await agreements.knownAt(asOf);
    const holdsOf = group(holdRows);
    const changeOf = byPartner(changes);
    const verifiedOf = byPartner(verified);
    const registrationOf = byPartner(registrations);
    const declarationsOf = group(declarations);
    const confirmationOf = byPartner(confirmations);
    const agencyStandingsOf = group(agencyRows);
    return rows.map((partner) => {
      const { id } = partner;
      const hqId = hqOf.get(id) ?? null;
      const own = holdsOf.get(id) ?? [];
      const latest = verifiedOf.get(id) ?? null;
      const above = hqId === null ? undefined : (verifiedOf.get(hqId) ?? null);
      const { result, inherited } = stateOf(latest, above, at);
      const registration = registrationOf.get(id) ?? null;
      return {
        partnerId: id,
        ...(clearances.get(id) as ClearanceFacts),
        standing: standingAt(partner, changeOf.get(id), asOf),
        registration,
        track: registration?.track ?? null,
        holds: own.filter(({ agency }) => agency === null),
        agencyHolds: own.filter(({ agency }) => agency !== null),
        agencyStandings: agencyStandingsOf.get(id) ?? [],
        verification: { result, since: (inherited ? above : latest)?.at ?? null },
        declaration: declarationAt(declarationsOf.get(id) ?? [], template?.version ?? null, at),
        profile: profileAt(confirmationOf.get(id)?.confirmedAt ?? null, at),
        country: partner.countryOfOrigin,
        partnerType: partner.primaryType,
        dueDiligences: dueDiligencesOf.get(id) ?? [],
        agreements: agreementsOf.get(id) ?? [],
        agreementsKnownAt,
        ineligibility: ineligibilityOf.get(id) ?? null,
        matter: openMatter(matterOf.get(id)),
        contacts: contacts.filter(({ partnerId }) => partnerId === id || partnerId === hqId),
        headquarters: hqId && {
          id: hqId,
          ineligibility: ineligibilityOf.get(hqId) ?? null,
          matter: openMatter(matterOf.get(hqId)),
          agencyStandings: agencyStandingsOf.get(hqId) ?? [],
          clearance: clearances.get(hqId)?.clearance ?? null,
          holds: (holdsOf.get(hqId) ?? []).filter(({ agency }) => agency === null),
        },
      } as PartnerFacts;
    });
  }

  private async clearances(
    rows: PartnerRow[],
    everybody: string[],
    asOf: Date | null,
  ): Promise<Map<string, ClearanceFacts>> {
    const { clearances } = this.sources;
    if (asOf) return clearances.factsAt(everybody, asOf);
    const basisOf = new Map(rows.map(({ id, basisHash }) => [id, basisHash]));
    const facts = await Promise.all(everybody.map((id) => clearances.facts(id, basisOf.get(id) ?? '')));
    return new Map(everybody.map((id, index) => [id, facts[index] as ClearanceFacts]));
  }
}

function standingAt(
  partner: PartnerRow,
  change: StandingChangeRow | undefined,
  asOf: Date | null,
): EligibilityFacts['standing'] {
  if (asOf === null) return { value: partner.standing, since: change?.at ?? null };
  if (change) return { value: change.toStanding, since: change.at };
  return partner.createdAt <= asOf ? { value: PartnerStanding.PROSPECT, since: partner.createdAt } : null;
}

const byPartner = <Row extends { partnerId: string }>(rows: Row[]) => new Map(rows.map((row) => [row.partnerId, row]));

function group<Row extends { partnerId: string }>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.partnerId, [...(groups.get(row.partnerId) ?? []), row]);
  return groups;
}
