import { AppError, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { foldName } from '@partner-commons/platform/fold';
import { isId, newId } from '@partner-commons/platform/id';
import { scriptOf } from '@partner-commons/platform/script-of';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { ChangeService } from '../changes/change.service';
import type { PartnerNameRow, PartnerRow } from '../partners/partner.repository';
import { tidyName } from '../partners/partner.rules';
import type { PartnerService } from '../partners/partner.service';
import type { PartnerEdit } from '../partners/partner-edit.service';
import { PartnerNameKind } from '../partners/partner-name.entity';
import type { RelationService } from '../relations/relation.service';
import type { ScreeningBasisService } from '../screening-basis/screening-basis.service';
import type { AddPartnerNameInput, EndPartnerNameInput, RenamePartnerInput } from './name.inputs';
import { NameRepository } from './name.repository';
import { isDuplicate } from './name.rules';

export interface NameSources {
  partners: PartnerService;
  edit: PartnerEdit;
  basis: ScreeningBasisService;
  changes: ChangeService;
  relations: RelationService;
  declarations: { invalidate(partnerId: string, cause: 'LEGAL_NAME_CHANGED'): Promise<void> };
}

/** `Partner.names` is a plain list, and every name is screened; so their number has an end. */
const mostNames = 100;

/** Any number of names with kind, script, language and validity; each change is logged and asks for a new screening. */
export class NameService {
  private readonly repository: NameRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: NameSources,
  ) {
    this.repository = new NameRepository(work.database.manager);
  }

  async get(id: string): Promise<PartnerNameRow> {
    const name = isId(id) ? await this.repository.find(id) : null;
    if (!name || !(await this.sources.partners.find(name.partnerId))) throw notFound('name');
    return name;
  }

  async add(input: AddPartnerNameInput): Promise<PartnerNameRow> {
    const { edit, basis, changes } = this.sources;
    const { kind, language = null, validFrom = null, validUntil = null } = input;
    if (kind === PartnerNameKind.LEGAL) throw invalidInput('The legal name changes by renamePartner.', 'input.kind');
    const { id: partnerId } = await edit.open(input.partnerId);
    const name = {
      ...nameRow(partnerId, requireName(input.value, 'input.value'), kind),
      language,
      validFrom,
      validUntil,
    };
    this.requireValidity(name);
    const names = await this.repository.findOfPartner(partnerId);
    requireRoom(names);
    if (isDuplicate(names, name)) {
      throw new AppError('CONFLICT', 'The partner has this name already.', { reason: 'NAME_EXISTS' });
    }
    await this.repository.insert(name);
    await changes.record(partnerId, {}, { [`name.${kind}`]: name.value });
    await basis.refresh(partnerId, 'NAME_CHANGE');
    await this.work.audit.record({ objectType: 'PartnerName', objectId: name.id, detail: { partnerId, kind } });
    return name;
  }

  /** Names are never deleted: a listing under an old one counts as much. */
  async end({ nameId, validUntil }: EndPartnerNameInput): Promise<PartnerNameRow> {
    const { partnerId } = await this.get(nameId);
    await this.sources.edit.open(partnerId);
    const name = await this.get(nameId);
    if (name.kind === PartnerNameKind.LEGAL) {
      throw new AppError('PRECONDITION_FAILED', 'A partner always has a legal name. Use renamePartner to change it.', {
        reason: 'LEGAL_NAME_REQUIRED',
      });
    }
    if (name.validUntil !== null) throw invalidInput('This name has ended already.', 'input.nameId', 'UNCHANGED');
    const ended = { ...name, validUntil: validUntil ?? dayOf(this.work.clock.now()) };
    this.requireValidity(ended);
    await this.repository.end(name.id, ended.validUntil);
    await this.sources.changes.record(partnerId, { [`name.${name.kind}`]: name.value }, {});
    await this.work.audit.record({ objectType: 'PartnerName', objectId: name.id, detail: { partnerId } });
    return ended;
  }

  /** Offices that go by the name of their headquarters are renamed with it (feature 14). */
  async rename({ partnerId, legalName, effectiveOn, expectedVersion }: RenamePartnerInput): Promise<PartnerRow> {
    const { edit, relations, partners } = this.sources;
    const current = await edit.open(partnerId);
    const name = requireName(legalName, 'input.legalName');
    const day = effectiveOn ?? dayOf(this.work.clock.now());
    if (name === current.legalName) {
      throw invalidInput('This is the legal name already.', 'input.legalName', 'UNCHANGED');
    }
    const renamed = await this.renameTo({ ...current, inheritsName: false }, name, day, expectedVersion);
    for (const officeId of await relations.officesOf(current.id)) {
      const office = await partners.reload(officeId);
      if (!office.inheritsName || office.legalName === name) continue;
      await this.renameTo(office, name, day, office.version);
    }
    return renamed;
  }

  private async renameTo(current: PartnerRow, legalName: string, day: string, version: number): Promise<PartnerRow> {
    const { basis, changes, declarations, partners } = this.sources;
    const names = await this.repository.findOfPartner(current.id);
    requireRoom(names);
    const legal = names.find(({ kind }) => kind === PartnerNameKind.LEGAL);
    if (legal) this.requireValidity({ ...legal, validUntil: day });
    const changed = { ...current, legalName, sortName: foldName(legalName) };
    const next = await this.repository.rename(changed, version);
    if (next === null) throw versionConflict('partner', (await partners.reload(current.id)).version);
    await this.repository.retireLegalName(current.id, day);
    await this.repository.insert({ ...nameRow(current.id, legalName, PartnerNameKind.LEGAL), validFrom: day });
    await changes.record(current.id, { legalName: current.legalName }, { legalName });
    await declarations.invalidate(current.id, 'LEGAL_NAME_CHANGED');
    await basis.refresh(current.id, 'NAME_CHANGE');
    await partners.tellPublicity(current.id);
    await this.work.audit.record({ objectType: 'Partner', objectId: current.id, detail: { version: next } });
    return partners.reload(current.id);
  }

  private requireValidity({ validFrom, validUntil }: Pick<PartnerNameRow, 'validFrom' | 'validUntil'>): void {
    const today = dayOf(this.work.clock.now());
    if ((validFrom && validFrom > today) || (validUntil && validUntil > today)) {
      throw invalidInput('A name is recorded when it is used, not for the future.', 'input');
    }
    if (validFrom && validUntil && validFrom > validUntil) {
      throw invalidInput('The name was not in use before this day.', 'input');
    }
  }
}

function requireName(value: string, field: string): string {
  const tidy = tidyName(value);
  if (!foldName(tidy)) throw invalidInput('A name has at least one letter or digit.', field);
  return tidy;
}

function requireRoom(names: PartnerNameRow[]): void {
  if (names.length < mostNames) return;
  throw new AppError('PRECONDITION_FAILED', `A partner has at most ${mostNames} names, former ones included.`, {
    reason: 'TOO_MANY_NAMES',
  });
}

const nameRow = (partnerId: string, value: string, kind: PartnerNameKind): PartnerNameRow => ({
  id: newId(),
  partnerId,
  value,
  kind,
  script: scriptOf(value),
  folded: foldName(value),
  language: null,
  validFrom: null,
  validUntil: null,
});
