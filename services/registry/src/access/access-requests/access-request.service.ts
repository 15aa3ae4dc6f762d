import { AppError, forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { foldName } from '@partner-commons/platform/fold';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader } from '@partner-commons/platform/loader';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { confidential } from '@partner-commons/platform/redaction';
import { actsFor, hasRole, type Role } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import { tidyName } from '../../identity/partners/partner.rules';
import { IntakeChannel, RegistrationState } from '../../registration/registrations/registration.entity';
import type { RegistrationService } from '../../registration/registrations/registration.service';
import type { AccessClaimService } from '../access-claims/access-claim.service';
import type { AgencyService } from '../agencies/agency.service';
import type { AccessDecisionService } from './access-decision.service';
import type { AccessRequest, FoundCandidate } from './access-request.entity';
import type { AccessRequestFilter, AuthorizedPersonInput, RequestAccessInput } from './access-request.inputs';
import { AccessRequestRepository } from './access-request.repository';
import {
  type CandidateFacts,
  mostCandidates,
  namesOf,
  primaryTypeOf,
  requestsPerHour,
  type ShownCandidate,
  showCandidates,
} from './access-request.rules';
import type { AccessRequestReceipt, AuthorizedPerson } from './access-request.view';

/** What is known of an applicant when it is compared with the roster. */
export interface DuplicateEntry {
  names: { value: string; kind: string }[];
  countryOfOrigin: string;
  identifiers: { scheme: string; value: string }[];
  website: string | null;
  address: string | null;
}

export interface DuplicateSearch {
  candidatesFor(entry: DuplicateEntry): Promise<FoundCandidate[]>;
}

export interface AccessParts {
  registrations: RegistrationService;
  agencies: AgencyService;
  claims: AccessClaimService;
  decisions: AccessDecisionService;
  duplicates: DuplicateSearch;
  /** Score from which an officer decides. */
  reviewFrom: number;
}

const keyers: Role[] = ['PROGRAMME_OFFICER', 'IP_UNIT_ADMIN'];
const readersOfPerson: Role[] = [...keyers, 'VETTING_OFFICER'];
const keyedChannels: IntakeChannel[] = [IntakeChannel.EMAIL, IntakeChannel.OFFLINE, IntakeChannel.AGENCY_ON_BEHALF];
const hour = 3_600_000;

export class AccessRequestService {
  private readonly repository: AccessRequestRepository;

  constructor(
    private readonly work: Work,
    private readonly parts: AccessParts,
  ) {
    this.repository = new AccessRequestRepository(work.database.manager);
  }

  private readonly byRegistration = rowLoader(
    (ids) => this.repository.findByRegistrations(ids),
    (row: AccessRequest) => row.registrationId,
  );
  private readonly candidateFacts = rowLoader(
    (ids) => this.repository.findCandidateFacts(ids),
    (row: CandidateFacts) => row.id,
  );

  async find(id: string): Promise<AccessRequest | null> {
    return isId(id) ? this.repository.find(id) : null;
  }

  /** Of a registration that the caller has already been allowed to see. */
  ofRegistration(registrationId: string): Promise<AccessRequest | null> {
    return this.byRegistration.load(registrationId);
  }

  async search(
    { states, agency, country }: AccessRequestFilter,
    { first, after }: PageArgs,
  ): Promise<Page<AccessRequest>> {
    const last = decodeCursor(after, 1)?.[0] ?? null;
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const search = {
      states: states ?? [RegistrationState.ACCESS_REQUESTED, RegistrationState.DUPLICATE_REVIEW],
      agency: agency ?? null,
      country: country ?? null,
      after: last,
      limit: first + 1,
    };
    const [rows, counted] = await Promise.all([this.repository.search(search), this.repository.count(search)]);
    return pageOf(rows, first, counted, { cursor: (row) => [row.id], node: (row) => row });
  }

  async candidates({ candidates }: AccessRequest): Promise<ShownCandidate[]> {
    const facts = await Promise.all(candidates.map(({ partnerId }) => this.candidateFacts.load(partnerId)));
    return showCandidates(candidates, facts, this.work.viewer.kind === 'AGENCY');
  }

  /** A work contact is INTER_AGENCY, but only those who work with applicants need it (domain-model.md 2.8). */
  person({ id, person, partnerId }: AccessRequest): AuthorizedPerson {
    const { viewer } = this.work;
    const isStaff = viewer.kind === 'AGENCY' && hasRole(viewer, ...readersOfPerson);
    if (isStaff || (partnerId !== null && actsFor(viewer, partnerId))) {
      return { ...JSON.parse(this.work.cipher.open(person, `access-request:${id}`)), redaction: null };
    }
    const redaction = confidential('Ask a programme or vetting officer of the agency that sponsors the registration.');
    return { name: null, title: null, email: null, phone: null, redaction };
  }

  /** Open to the public; staff key what came by other ways. Candidates decide whether an officer must look first. */
  async request(input: RequestAccessInput): Promise<AccessRequestReceipt> {
    const { viewer, clock } = this.work;
    const { registrations, claims, decisions, duplicates, reviewFrom } = this.parts;
    const sponsorAgency = await this.checkSender(input);
    const names = namesOf(input);
    if (!foldName(names[0]?.value ?? '')) {
      throw invalidInput('A name has at least one letter or digit.', 'input.legalName');
    }
    const { track, channel, identificationChannel = null, countryOfOrigin, website = null } = input;
    const registrationNumber = input.registrationNumber?.trim() || null;
    const found = await duplicates.candidatesFor({
      names,
      countryOfOrigin,
      identifiers: registrationNumber ? [{ scheme: 'NATIONAL_REGISTER', value: registrationNumber }] : [],
      website,
      address: null,
    });
    const { id: registrationId } = await registrations.begin(
      { track, channel, identificationChannel, sponsorAgency },
      RegistrationState.ACCESS_REQUESTED,
    );
    const id = newId();
    const request = {
      id,
      registrationId,
      legalName: tidyName(input.legalName),
      acronym: input.acronym ? tidyName(input.acronym) : null,
      otherNames: input.otherNames.map(({ value, kind }) => ({ value: tidyName(value), kind })),
      countryOfOrigin,
      primaryType: input.primaryType ?? primaryTypeOf(track),
      website,
      registrationNumber,
      agency: input.agency ?? sponsorAgency,
      person: this.seal(id, input.authorizedPerson),
      candidates: found
        .slice(0, mostCandidates)
        .map(({ partnerId, score, reasons }) => ({ partnerId, score, reasons })),
      requestedAt: clock.now(),
      requestedBy: viewer.subject,
    };
    await this.repository.insert({ ...request, ...undecided });
    await registrations.noteKeyed(registrationId);
    await this.work.audit.record({ objectType: 'AccessRequest', objectId: id });
    if ((found[0]?.score ?? 0) >= reviewFrom) {
      await registrations.move(registrationId, { to: RegistrationState.DUPLICATE_REVIEW });
    } else {
      await decisions.accept(await this.get(id), null);
    }
    return { request: await this.get(id), claimCode: await claims.issue(registrationId) };
  }

  /** For a repeated call: the code was shown once, and whoever guesses a key must not get it. */
  async receiptOf(id: string): Promise<AccessRequestReceipt> {
    return { request: await this.get(id), claimCode: null };
  }

  /** For the memory of repeated calls, from which nobody may guess who the authorised person is. */
  digest(input: RequestAccessInput): object {
    return { digest: this.work.cipher.hash(JSON.stringify(input)) };
  }

  async get(id: string): Promise<AccessRequest> {
    const request = await this.find(id);
    if (!request) throw notFound('request for access');
    return request;
  }

  /** Gives the agency that sponsors from the beginning: the one that keys, or the one that is asked. */
  private async checkSender({ channel, agency = null }: RequestAccessInput): Promise<string | null> {
    const { viewer } = this.work;
    if (viewer.kind === 'AGENCY') {
      if (!hasRole(viewer, ...keyers)) throw forbidden(`Staff who key requests need the role ${keyers.join(' or ')}.`);
      if (!keyedChannels.includes(channel)) {
        throw invalidInput(`What staff key came by ${keyedChannels.join(', ')}.`, 'input.channel');
      }
      if (agency !== null && agency !== viewer.agency) {
        throw invalidInput('You key requests for your own agency.', 'input.agency');
      }
      return viewer.agency;
    }
    if (channel !== IntakeChannel.PORTAL) throw invalidInput('Other channels are for staff.', 'input.channel');
    if (agency !== null && !(await this.parts.agencies.find(agency))) {
      throw invalidInput('There is no agency with this code.', 'input.agency');
    }
    await this.refuseFlood();
    return agency;
  }

  private async refuseFlood(): Promise<void> {
    const { viewer, clock } = this.work;
    const most = viewer.subject === null ? requestsPerHour.public : requestsPerHour.person;
    const since = new Date(clock.now().getTime() - hour);
    if ((await this.repository.countSince(since, viewer.subject)) < most) return;
    throw new AppError('UNAVAILABLE', 'Too many requests for access have arrived. Try again in an hour.', {
      reason: 'INTAKE_BUSY',
    });
  }

  private seal(id: string, { name, title, email, phone = null }: AuthorizedPersonInput): string {
    return this.work.cipher.seal(JSON.stringify({ name, title, email, phone }), `access-request:${id}`);
  }
}

const undecided = { decision: null, decidedPartnerId: null, decisionNote: null, decidedBy: null, decidedAt: null };
