import type { AuditTrail } from '@partner-commons/platform/audit/audit-trail';
import { invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { foldName } from '@partner-commons/platform/fold';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import type { Outbox } from '@partner-commons/platform/outbox/outbox';
import { scriptOf } from '@partner-commons/platform/script-of';
import { actsFor, type Viewer } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { ChangeService } from '../changes/change.service';
import { requireCode, requireCodes } from '../code-lists/code.checks';
import { attributeTable, categoryTable, channelTable, roleTable } from '../code-lists/partner.codes';
import { readUniqueNumber } from '../codes/unique-number.rules';
import type { ScreeningBasisService } from '../screening-basis/screening-basis.service';
import { PartnerStanding } from './partner.entity';
import type { AddPartnerInput } from './partner.inputs';
import { type PartnerNameRow, PartnerRepository, type PartnerRow } from './partner.repository';
import { isPublic, kindOf, type NameOfPartner, tidyName } from './partner.rules';
import { PartnerNameKind } from './partner-name.entity';

/** Where an imported partner comes from, so that a repeated import finds it again. */
export interface PartnerSource {
  system: string;
  key: string;
}

export class PartnerService {
  private readonly repository: PartnerRepository;
  private readonly audit: AuditTrail;
  private readonly outbox: Outbox;
  private readonly viewer: Viewer;

  /** Added in this transaction: whoever adds a partner sees it, though no membership names it yet. */
  private readonly added = new Set<string>();

  constructor(
    private readonly work: Work,
    private readonly basis: ScreeningBasisService,
    private readonly changes: ChangeService,
  ) {
    this.repository = new PartnerRepository(work.database.manager);
    this.audit = work.audit;
    this.outbox = work.outbox;
    this.viewer = work.viewer;
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: PartnerRow & { askedId: string }) => row.askedId,
  );
  private readonly namesOf = rowsLoader(
    (ids) => this.repository.findNames(ids),
    (row: PartnerNameRow) => row.partnerId,
  );

  /** A partner's own users see nothing but their partner; for them every other id is as absent as an invented one. */
  async find(id: string): Promise<PartnerRow | null> {
    const partner = isId(id) ? await this.byId.load(id) : null;
    return partner && this.isVisible(partner) ? partner : null;
  }

  /** For showing only: also what is public of the partners of others. Never a ground to let somebody act on a partner. */
  async look(id: string): Promise<PartnerRow | null> {
    const partner = isId(id) ? await this.byId.load(id) : null;
    return partner && (this.isVisible(partner) || isPublic(partner)) ? partner : null;
  }

  /** By exactly one of the two. */
  async one(id: string | null | undefined, uniqueNumber: string | null | undefined): Promise<PartnerRow | null> {
    if ((typeof id === 'string') === (typeof uniqueNumber === 'string'))
      throw invalidInput('Give either the id or the unique number.', 'id');
    if (typeof id === 'string') return this.look(id);
    const number = readUniqueNumber(uniqueNumber ?? '');
    if (!number) {
      throw invalidInput('No partner can have this number; look for a typing error.', 'uniqueNumber', 'CHECK_DIGITS');
    }
    const found = await this.repository.findIdByUniqueNumber(number);
    return found === null ? null : this.look(found);
  }

  /** As it is now, for those who have locked it since they saw it. */
  reload(id: string): Promise<PartnerRow> {
    this.forget(id);
    return this.get(id);
  }

  forget(id: string): void {
    this.byId.clear(id);
  }

  async get(id: string): Promise<PartnerRow> {
    const partner = await this.find(id);
    if (!partner) throw notFound('partner');
    return partner;
  }

  names(partnerId: string): Promise<PartnerNameRow[]> {
    return this.namesOf.load(partnerId);
  }

  findBySource(system: string, keys: string[]): Promise<PartnerRow[]> {
    return this.repository.findBySource(system, keys);
  }

  async add(input: AddPartnerInput, source: PartnerSource | null = null, inheritsName = false): Promise<PartnerRow> {
    const legalName = tidyName(input.legalName);
    if (!foldName(legalName)) throw invalidInput('A name has at least one letter or digit.', 'input.legalName');
    const names: NameOfPartner[] = [{ value: legalName, kind: PartnerNameKind.LEGAL }];
    for (const { value, kind } of input.otherNames) {
      const tidy = tidyName(value);
      if (tidy && !names.some((name) => name.value === tidy)) names.push({ value: tidy, kind });
    }
    const partner: PartnerRow = {
      id: newId(),
      legalName,
      primaryType: input.primaryType,
      countryOfOrigin: input.countryOfOrigin,
      standing: PartnerStanding.PROSPECT,
      foundedOn: input.foundedOn ?? null,
      website: input.website ?? null,
      version: 1,
      createdAt: this.work.clock.now(),
      basisHash: '',
      sortName: foldName(legalName),
      sourceSystem: source?.system ?? null,
      sourceKey: source?.key ?? null,
      kind: kindOf(input.primaryType),
      uniqueNumber: null,
      registeredAt: null,
      updatedAt: null,
      signedDeclarationId: null,
      protectedListing: false,
      categories: requireCodes(categoryTable, input.categories, 'input.categories'),
      roles: requireCodes(roleTable, input.roles, 'input.roles'),
      attributes: requireCodes(attributeTable, input.attributes, 'input.attributes'),
      isNonProfit: null,
      identificationChannel: requireCode(channelTable, input.identificationChannel, 'input.identificationChannel'),
      inheritsName,
    };
    this.added.add(partner.id);
    await this.repository.insert(partner);
    await this.repository.insertNames(names.map((name) => nameRow(partner.id, name)));
    await this.publishRegistered(partner);
    partner.basisHash = await this.basis.refresh(partner.id, 'REGISTRATION');
    await this.audit.record({ objectType: 'Partner', objectId: partner.id });
    return partner;
  }

  /** Takes over what a later version of the source says; false when it says nothing new. */
  async correctDetails(current: PartnerRow, input: AddPartnerInput): Promise<boolean> {
    const { primaryType, foundedOn = null, website = null } = input;
    if (current.primaryType === primaryType && current.foundedOn === foundedOn && current.website === website)
      return false;
    await this.repository.updateDetails({ ...current, primaryType, foundedOn, website });
    await this.changes.record(current.id, detailsOf(current), { primaryType, foundedOn, website });
    await this.basis.refresh(current.id, 'CORRECTION');
    await this.tellPublicity(current.id);
    await this.audit.record({ objectType: 'Partner', objectId: current.id });
    return true;
  }

  /** For those who show partners to everybody (domain-model.md 2.8): what is PUBLIC of it, or that nothing is. */
  async tellPublicity(partnerId: string): Promise<void> {
    const partner = await this.reload(partnerId);
    const { id, legalName, uniqueNumber, primaryType, countryOfOrigin } = partner;
    await this.outbox.publish({
      type: 'registry.partner-publicity-changed',
      subject: id,
      audience: 'INTERNAL',
      data: {
        partnerId: id,
        shown: isPublic(partner) ? { legalName, uniqueNumber, primaryType, countryOfOrigin } : null,
      },
    });
  }

  private isVisible(partner: PartnerRow): boolean {
    const { kind, subject, roles } = this.viewer;
    // INTER_AGENCY is for members; a token of the issuer alone sees what is public.
    if (kind === 'AGENCY') return roles.length > 0;
    if (kind === 'PARTNER') return actsFor(this.viewer, partner.id) || this.added.has(partner.id);
    // Jobs and feed consumers have a subject and no kind of their own.
    return subject !== null || isPublic(partner);
  }

  /** For services that hang facts on partners and must refuse ids that do not exist. */
  private publishRegistered({ id, countryOfOrigin, primaryType }: PartnerRow): Promise<void> {
    return this.outbox.publish({
      type: 'registry.partner-registered',
      subject: id,
      audience: 'AGENCY',
      data: { partnerId: id, countryOfOrigin, primaryType },
    });
  }

  /** For changes in the tables of other features. Refused as CONFLICT / VERSION_CONFLICT when somebody else wrote first. */
  async claimVersion({ id, version }: PartnerRow, expectedVersion: number): Promise<void> {
    if (!(await this.repository.claimVersion(id, expectedVersion))) throw versionConflict('partner', version);
  }
}

const detailsOf = ({ primaryType, foundedOn, website }: PartnerRow) => ({ primaryType, foundedOn, website });

function nameRow(partnerId: string, { value, kind }: NameOfPartner): PartnerNameRow {
  const inUse = { language: null, validFrom: null, validUntil: null };
  return { id: newId(), partnerId, value, kind, script: scriptOf(value), folded: foldName(value), ...inUse };
}
