import type { AuditTrail } from '@partner-commons/platform/audit/audit-trail';
import { AppError, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { foldName, likePatterns } from '@partner-commons/platform/fold';
import { isId, newId } from '@partner-commons/platform/id';
import { rowLoader, rowsLoader } from '@partner-commons/platform/loader';
import type { Outbox } from '@partner-commons/platform/outbox/outbox';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { scriptOf } from '@partner-commons/platform/script-of';
import { actsFor, type Viewer } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { ScreeningBasisService } from '../screening-basis/screening-basis.service';
import { PartnerStanding } from './partner.entity';
import type { AddPartnerInput, PartnerFilter, RenamePartnerInput } from './partner.inputs';
import { type PartnerNameRow, PartnerRepository, type PartnerRow } from './partner.repository';
import { kindOf, type NameOfPartner, tidyName } from './partner.rules';
import { PartnerNameKind } from './partner-name.entity';

/** Where an imported partner comes from, so that a repeated import finds it again. */
export interface PartnerSource {
  system: string;
  key: string;
}

/** `Partner.names` is a plain list, and every name is screened; so their number has an end. */
const mostNames = 100;

export class PartnerService {
  private readonly repository: PartnerRepository;
  private readonly audit: AuditTrail;
  private readonly outbox: Outbox;
  private readonly viewer: Viewer;

  constructor(
    private readonly work: Work,
    private readonly basis: ScreeningBasisService,
  ) {
    this.repository = new PartnerRepository(work.database.manager);
    this.audit = work.audit;
    this.outbox = work.outbox;
    this.viewer = work.viewer;
  }

  private readonly byId = rowLoader(
    (ids) => this.repository.findByIds(ids),
    (row: PartnerRow) => row.id,
  );
  private readonly namesOf = rowsLoader(
    (ids) => this.repository.findNames(ids),
    (row: PartnerNameRow) => row.partnerId,
  );

  /** A partner's own users see nothing but their partner; for them every other id is as absent as an invented one. */
  async find(id: string): Promise<PartnerRow | null> {
    if (!isId(id) || (this.viewer.kind === 'PARTNER' && !actsFor(this.viewer, id))) return null;
    return this.byId.load(id);
  }

  async get(id: string): Promise<PartnerRow> {
    const partner = await this.find(id);
    if (!partner) throw notFound('partner');
    return partner;
  }

  names(partnerId: string): Promise<PartnerNameRow[]> {
    return this.namesOf.load(partnerId);
  }

  async search(filter: PartnerFilter, { first, after }: PageArgs): Promise<Page<PartnerRow>> {
    const patterns = likePatterns(filter.text ?? '');
    // A text of nothing but signs would match everything, which nobody who typed it means.
    if (filter.text && patterns.length === 0)
      throw invalidInput('Search for at least one letter or digit.', 'filter.text');
    const search = {
      patterns,
      countries: filter.countries ?? null,
      types: filter.types ?? null,
      after: decodeCursor(after, 2),
      limit: first + 1,
    };
    if (search.after && !isId(search.after[1] ?? '')) throw invalidInput('This cursor is not one of ours.', 'after');
    const [rows, counted] = await Promise.all([this.repository.search(search), this.repository.count(search)]);
    return pageOf(rows, first, counted, { cursor: (row) => [row.sortName, row.id], node: (row) => row });
  }

  findBySource(system: string, keys: string[]): Promise<PartnerRow[]> {
    return this.repository.findBySource(system, keys);
  }

  async add(input: AddPartnerInput, source: PartnerSource | null = null): Promise<PartnerRow> {
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
      signedDeclarationId: null,
      protectedListing: false,
      categories: [],
      roles: [],
      attributes: [],
    };
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
    await this.basis.refresh(current.id, 'CORRECTION');
    await this.audit.record({ objectType: 'Partner', objectId: current.id });
    return true;
  }

  async rename(input: RenamePartnerInput): Promise<PartnerRow> {
    const current = await this.get(input.partnerId);
    const legalName = tidyName(input.legalName);
    if (!foldName(legalName)) throw invalidInput('A name has at least one letter or digit.', 'input.legalName');
    if (legalName === current.legalName) {
      throw invalidInput('This is the legal name already.', 'input.legalName', 'UNCHANGED');
    }
    if ((await this.repository.findNames([current.id])).length >= mostNames) {
      throw new AppError('PRECONDITION_FAILED', `A partner has at most ${mostNames} names, former ones included.`, {
        reason: 'TOO_MANY_NAMES',
      });
    }
    const changed = { ...current, legalName, sortName: foldName(legalName) };
    const version = await this.repository.rename(changed, input.expectedVersion);
    if (version === null) {
      const [latest] = await this.repository.findByIds([current.id]);
      throw versionConflict('partner', latest?.version ?? current.version);
    }
    await this.repository.retireLegalName(current.id);
    await this.repository.insertNames([nameRow(current.id, { value: legalName, kind: PartnerNameKind.LEGAL })]);
    const basisHash = await this.basis.refresh(current.id, 'NAME_CHANGE');
    await this.audit.record({ objectType: 'Partner', objectId: current.id, detail: { version } });
    return { ...changed, basisHash, version };
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
}

function nameRow(partnerId: string, { value, kind }: NameOfPartner): PartnerNameRow {
  const inUse = { language: null, validFrom: null, validUntil: null };
  return { id: newId(), partnerId, value, kind, script: scriptOf(value), folded: foldName(value), ...inUse };
}
