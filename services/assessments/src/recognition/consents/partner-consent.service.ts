import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { actsFor } from '@partner-commons/platform/viewer';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import { AccessPurpose } from '../../terms/access-purpose.enum';
import type { AssessmentKind } from '../../terms/assessment-kind.enum';
import { type ConsentRequestOfPartner, ConsentRequestRepository } from './consent-request.repository';
import type { GrantConsentInput, RequestConsentInput } from './partner-consent.inputs';
import { type ConsentOfPartner, PartnerConsentRepository } from './partner-consent.repository';
import { answers, checkConsent } from './partner-consent.rules';
import { ConsentAnswer, type ConsentRequest, type PartnerConsent } from './partner-consent.view';

/** What waits for a consent, or rests on one. */
interface Followers {
  consentGranted(partnerId: string): Promise<void>;
  consentWithdrawn(consentId: string): Promise<void>;
  consentDeclined(partnerId: string, agency: string, kinds: readonly AssessmentKind[]): Promise<void>;
}

interface ConsentSources {
  knownAgencies: KnownAgencyService;
  knownPartners: KnownPartnerService;
  followers: Followers;
}

/** Nothing is reused that the partner did not agree to (A-INV-4). */
export class PartnerConsentService {
  constructor(
    private readonly work: Work,
    private readonly sources: ConsentSources,
  ) {}

  private readonly consents = rowsLoader(
    (ids) => this.inConsents((consents) => consents.findOfPartners(ids)),
    (row: ConsentOfPartner) => row.askedId,
  );

  private readonly requests = rowsLoader(
    (ids) => this.inRequests((requests) => requests.findOfPartners(ids)),
    (row: ConsentRequestOfPartner) => row.askedId,
  );

  /** Those that the viewer may see. */
  ofPartner(partnerId: string): Promise<PartnerConsent[]> {
    return this.consents.load(partnerId);
  }

  requestsOf(partnerId: string): Promise<ConsentRequest[]> {
    return this.requests.load(partnerId);
  }

  async get(id: string): Promise<PartnerConsent> {
    const row = isId(id) ? await this.inConsents((consents) => consents.find(id)) : null;
    if (!row) throw notFound('consent');
    return row;
  }

  async getRequest(id: string): Promise<ConsentRequest> {
    const row = isId(id) ? await this.inRequests((requests) => requests.find(id)) : null;
    if (!row) throw notFound('request for consent');
    return row;
  }

  async request({ partnerId: given, kinds, purpose }: RequestConsentInput): Promise<ConsentRequest> {
    const { viewer, clock, audit, outbox } = this.work;
    if (purpose === AccessPurpose.INVESTIGATION) {
      throw invalidInput('An investigation rests on no consent, and the partner would learn of it.', 'input.purpose');
    }
    const agency = viewer.agency ?? '';
    const partnerId = await this.sources.knownPartners.demand(given);
    await this.inConsents((consents) => consents.lock(partnerId));
    const wanted = [...new Set(kinds)].sort();
    const open = await this.inRequests((requests) => requests.findOpen(partnerId));
    if (open.some((request) => wanted.every((kind) => request.kinds.includes(kind)))) {
      throw new AppError('CONFLICT', 'Your agency has asked for this, and the partner has not answered yet.', {
        reason: 'ALREADY_REQUESTED',
      });
    }
    const row = {
      id: newId(),
      partnerId,
      agencyCode: agency,
      kinds: wanted,
      purpose,
      requestedAt: clock.now(),
      answer: null,
      answeredAt: null,
    };
    const referenceNo = await this.inRequests((requests) => requests.insert(row, viewer.subject ?? ''));
    await audit.record({ objectType: 'ConsentRequest', objectId: row.id, detail: { partnerId, kinds: wanted } });
    await outbox.publish({
      type: 'assessments.partner-notice-due',
      subject: partnerId,
      audience: 'INTERNAL',
      data: { partnerId, kind: 'CONSENT_REQUESTED', referenceNo, agency, dueOn: null, at: clock.now() },
    });
    return { ...row, referenceNo };
  }

  async grant(input: GrantConsentInput): Promise<PartnerConsent> {
    const { viewer, clock, audit } = this.work;
    const { partnerId, scope, validUntil } = input;
    if (!isId(partnerId) || !actsFor(viewer, partnerId)) throw notFound('partner');
    checkConsent(input, dayOf(clock.now()));
    const agencies = [...new Set(input.agencies ?? [])].sort();
    const kinds = [...new Set(input.kinds ?? [])].sort();
    await this.sources.knownPartners.demand(partnerId);
    await this.sources.knownAgencies.demand(agencies, 'input.agencies');
    const row: PartnerConsent = {
      id: newId(),
      partnerId,
      scope,
      agencies,
      kinds,
      validUntil: validUntil ?? null,
      signedAt: clock.now(),
      withdrawnAt: null,
    };
    await this.inConsents(async (consents) => {
      await consents.lock(partnerId);
      await consents.insert(row, viewer.subject ?? '');
    });
    const open = await this.inRequests((requests) => requests.findOpen(partnerId));
    await this.answer(
      open.filter((request) => answers(row, request)),
      ConsentAnswer.GRANTED,
    );
    await this.sources.followers.consentGranted(partnerId);
    await audit.record({
      objectType: 'PartnerConsent',
      objectId: row.id,
      detail: { partnerId, scope, agencies, kinds },
    });
    return row;
  }

  /** At once for what is asked from now on; decisions that rest on it stay, what came with them to read ends. */
  async withdraw(id: string): Promise<PartnerConsent> {
    const { viewer, clock, audit } = this.work;
    const { partnerId } = await this.ownConsent(id);
    const withdrawn = await this.inConsents(async (consents) => {
      await consents.lock(partnerId);
      return consents.withdraw(id, viewer.subject ?? '', clock.now());
    });
    if (!withdrawn) {
      throw new AppError('CONFLICT', 'It was withdrawn before.', {
        reason: 'INVALID_STATE',
        facts: { withdrawn: true },
      });
    }
    await this.sources.followers.consentWithdrawn(id);
    await audit.record({ objectType: 'PartnerConsent', objectId: id, detail: { partnerId, withdrawn: true } });
    return this.get(id);
  }

  async decline(requestId: string): Promise<ConsentRequest> {
    const { viewer, audit } = this.work;
    const request = await this.getRequest(requestId);
    const { partnerId, agencyCode, kinds, answer } = request;
    if (!actsFor(viewer, partnerId)) throw notFound('request for consent');
    if (answer || (await this.answer([request], ConsentAnswer.DECLINED)) === 0) {
      throw new AppError('CONFLICT', 'It was answered before.', { reason: 'INVALID_STATE', facts: { answer } });
    }
    await this.sources.followers.consentDeclined(partnerId, agencyCode, kinds);
    await audit.record({ objectType: 'ConsentRequest', objectId: requestId, detail: { partnerId, declined: true } });
    return this.getRequest(requestId);
  }

  private async ownConsent(id: string): Promise<PartnerConsent> {
    const row = await this.get(id);
    if (!actsFor(this.work.viewer, row.partnerId)) throw notFound('consent');
    return row;
  }

  private answer(requests: readonly ConsentRequest[], answer: ConsentAnswer): Promise<number> {
    const { viewer, clock } = this.work;
    const ids = requests.map(({ id }) => id);
    if (ids.length === 0) return Promise.resolve(0);
    return this.inRequests((repository) => repository.answer(ids, answer, viewer.subject ?? '', clock.now()));
  }

  private inConsents<Result>(run: (consents: PartnerConsentRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new PartnerConsentRepository(transaction)));
  }

  private inRequests<Result>(run: (requests: ConsentRequestRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ConsentRequestRepository(transaction)));
  }
}
