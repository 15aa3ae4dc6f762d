import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { RegistrationService } from '../../registration/registrations/registration.service';
import type { ChangeService } from '../changes/change.service';
import { isCountry } from '../code-lists/country.codes';
import type { PartnerService } from '../partners/partner.service';
import type { PartnerEdit } from '../partners/partner-edit.service';
import type { ScreeningBasisService } from '../screening-basis/screening-basis.service';
import { orgIdSchemes } from './org-id-schemes';
import type { OrgIdentifier } from './org-identifier.entity';
import type { AddOrgIdentifierInput, EndOrgIdentifierInput, VerifyOrgIdentifierInput } from './org-identifier.inputs';
import { OrgIdentifierRepository } from './org-identifier.repository';
import { findFault, findScheme, foldIdentifier, isExclusive, needsAuthority, splitOrgId } from './org-identifier.rules';

export interface IdentifierSources {
  partners: PartnerService;
  registrations: RegistrationService;
  edit: PartnerEdit;
  changes: ChangeService;
  basis: ScreeningBasisService;
}

/** `Partner.identifiers` is a plain list, so its length has an end. */
const mostIdentifiers = 50;

const schemeOf = (code: string) => findScheme(orgIdSchemes, code, isCountry);

/** What registers outside the UN call a partner (feature 7, standards 3.6). Nothing is deleted; what was wrong is ended. */
export class OrgIdentifierService {
  private readonly repository: OrgIdentifierRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: IdentifierSources,
  ) {
    this.repository = new OrgIdentifierRepository(work.database.manager);
  }

  private readonly identifiersOf = rowsLoader(
    (ids) => this.repository.findOfPartners(ids),
    (row: OrgIdentifier) => row.partnerId,
  );

  /** The identifiers of a partner whose row the caller has already been allowed to see. */
  ofPartner(partnerId: string): Promise<OrgIdentifier[]> {
    return this.identifiersOf.load(partnerId);
  }

  async get(id: string): Promise<OrgIdentifier> {
    const row = isId(id) ? await this.repository.find(id) : null;
    if (!row || !(await this.sources.partners.find(row.partnerId))) throw notFound('identifier');
    return row;
  }

  async add(input: AddOrgIdentifierInput): Promise<OrgIdentifier> {
    const { viewer, clock, audit } = this.work;
    const { scheme, value } = readIdentifier(input);
    const authority = input.authority?.trim() || null;
    if (needsAuthority(scheme) && !authority) {
      throw invalidInput('Name the authority that registered it.', 'input.authority');
    }
    const { id: partnerId } = await this.sources.edit.open(input.partnerId);
    if ((await this.repository.countOfPartner(partnerId)) >= mostIdentifiers) {
      throw new AppError('PRECONDITION_FAILED', `A partner has at most ${mostIdentifiers} identifiers.`, {
        reason: 'TOO_MANY_ENTRIES',
      });
    }
    const row: OrgIdentifier = {
      id: newId(),
      partnerId,
      scheme: scheme.code,
      value,
      folded: foldIdentifier(value),
      authority,
      exclusive: isExclusive(scheme),
      source: input.source ?? null,
      evidence: input.evidence ?? null,
      addedBy: viewer.subject ?? viewer.kind,
      addedAt: clock.now(),
      verifiedBy: null,
      verifiedAt: null,
      endedBy: null,
      endedAt: null,
    };
    if (!(await this.repository.insert(row))) {
      // Whose it is stays unsaid: that partner may be one that the caller must not know of.
      throw new AppError('CONFLICT', 'This identifier is in use. If it is wrong there, ask an agency to end it.', {
        reason: 'IDENTIFIER_TAKEN',
      });
    }
    await this.sources.changes.record(partnerId, {}, { [`identifier.${row.scheme}`]: value });
    await this.sources.basis.refresh(partnerId, 'CORRECTION');
    await audit.record({ objectType: 'OrgIdentifier', objectId: row.id, detail: { partnerId, scheme: row.scheme } });
    return row;
  }

  async end({ identifierId }: EndOrgIdentifierInput): Promise<OrgIdentifier> {
    const { viewer, clock, audit } = this.work;
    const { partnerId } = await this.get(identifierId);
    await this.sources.edit.open(partnerId);
    const row = await this.get(identifierId);
    if (row.endedAt) throw invalidInput('This identifier has ended already.', 'input.identifierId', 'UNCHANGED');
    const ended = { ...row, endedBy: viewer.subject ?? viewer.kind, endedAt: clock.now() };
    await this.repository.end(row.id, ended.endedBy, ended.endedAt);
    await this.sources.changes.record(partnerId, { [`identifier.${row.scheme}`]: row.value }, {});
    await this.sources.basis.refresh(partnerId, 'CORRECTION');
    await audit.record({ objectType: 'OrgIdentifier', objectId: row.id, detail: { partnerId } });
    return ended;
  }

  /** R-INV-6: never by the one who keyed it, nor by anybody who keyed data of this partner's registration. */
  async verify({ identifierId, evidence }: VerifyOrgIdentifierInput): Promise<OrgIdentifier> {
    const { viewer, clock, audit } = this.work;
    const row = await this.get(identifierId);
    const registration = await this.sources.registrations.ofPartner(row.partnerId);
    if (registration) await this.sources.registrations.refuseKeyer(registration.id);
    if (row.addedBy === viewer.subject) {
      throw new AppError('FORBIDDEN', 'You keyed this identifier, so somebody else must verify it.', {
        reason: 'SEGREGATION_OF_DUTIES',
        rule: 'R-INV-6',
      });
    }
    if (row.endedAt) {
      throw new AppError('CONFLICT', 'This identifier is no longer in use.', { reason: 'INVALID_STATE' });
    }
    const verified = { ...row, evidence, verifiedBy: viewer.subject, verifiedAt: clock.now() };
    await this.repository.verify(verified);
    await audit.record({ objectType: 'OrgIdentifier', objectId: row.id, detail: { partnerId: row.partnerId } });
    return verified;
  }
}

function readIdentifier({ scheme: code, value, orgId }: AddOrgIdentifierInput) {
  const given = orgId
    ? !code && !value && splitOrgId(orgId.trim(), schemeOf)
    : code && value && { scheme: code, value: value.trim() };
  if (!given) throw invalidInput('Give a known scheme and a value, or both in one as orgId.', 'input', 'FORMAT');
  const scheme = schemeOf(given.scheme);
  if (!scheme) throw invalidInput('scheme must be a code of the list ORG_ID_SCHEMES.', 'input.scheme', 'UNKNOWN_CODE');
  const fault = findFault(scheme, given.value);
  if (fault === 'FORMAT') throw invalidInput(`This is no number of ${scheme.name}.`, 'input.value', 'FORMAT');
  if (fault) throw invalidInput('The check digits do not fit; look for a typing error.', 'input.value', 'CHECK_DIGITS');
  return { scheme, value: given.value };
}
