import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import type { Work } from '@partner-commons/platform/work';
import type { OfficeService } from '../../access/offices/office.service';
import {
  IntakeChannel,
  RegistrationState,
  RegistrationTrack,
} from '../../registration/registrations/registration.entity';
import type { RegistrationService } from '../../registration/registrations/registration.service';
import { PartnerStanding } from '../partners/partner.entity';
import type { PartnerRow } from '../partners/partner.repository';
import type { PartnerService } from '../partners/partner.service';
import type { PartnerEdit } from '../partners/partner-edit.service';
import { type PartnerRelation, RelationKind } from '../relations/relation.entity';
import type { RelationService } from '../relations/relation.service';
import type { CreateCountryOfficeInput } from './country-office.inputs';

export interface CountryOfficeSources {
  partners: PartnerService;
  registrations: RegistrationService;
  relations: RelationService;
  offices: OfficeService;
  edit: PartnerEdit;
}

/**
 * Headquarters make the profiles of their country offices (feature 13). An office is a partner of its own, with a
 * registration of its own in its country, where its papers come from (R-INV-4); its origin is that of the headquarters.
 */
export class CountryOfficeService {
  constructor(
    private readonly work: Work,
    private readonly sources: CountryOfficeSources,
  ) {}

  async create(input: CreateCountryOfficeInput): Promise<PartnerRelation> {
    const { relations, edit, partners } = this.sources;
    const hq = await edit.open(input.hqId);
    if (hq.standing !== PartnerStanding.ACTIVE) {
      throw new AppError('PRECONDITION_FAILED', 'Offices are made by a headquarters in good standing.', {
        reason: 'BLOCKED_BY_STANDING',
        facts: { standing: hq.standing },
      });
    }
    await relations.hold();
    if (await relations.hqOf(hq.id)) {
      throw new AppError('PRECONDITION_FAILED', 'This is an office itself; ask its headquarters.', {
        reason: 'RELATION_MISFIT',
      });
    }
    const others = await Promise.all((await relations.officesOf(hq.id)).map((id) => partners.look(id)));
    if (input.country === hq.countryOfOrigin || others.some((office) => office?.countryOfOrigin === input.country)) {
      throw new AppError('CONFLICT', 'The organisation has its record of this country already.', {
        reason: 'OFFICE_EXISTS',
      });
    }
    return input.existingPartnerId ? this.claim(input.existingPartnerId, input, hq) : this.found(input, hq);
  }

  private async claim(partnerId: string, { country }: CreateCountryOfficeInput, hq: PartnerRow) {
    const existing = await this.sources.partners.look(partnerId);
    if (!existing) throw notFound('partner');
    if (existing.countryOfOrigin !== country) {
      throw invalidInput('This partner is of another country.', 'input.existingPartnerId');
    }
    const relation = { partnerId: existing.id, kind: RelationKind.COUNTRY_OFFICE_OF, otherId: hq.id };
    return this.sources.relations.add(relation);
  }

  private async found({ country, legalName }: CreateCountryOfficeInput, hq: PartnerRow): Promise<PartnerRelation> {
    const { partners, registrations, relations, offices } = this.sources;
    const office = await partners.add(
      { legalName: legalName ?? hq.legalName, primaryType: hq.primaryType, countryOfOrigin: country, otherNames: [] },
      null,
      !legalName,
    );
    const ofHq = await registrations.ofPartner(hq.id);
    const sponsorAgency = this.work.viewer.agency ?? ofHq?.sponsorAgency ?? null;
    const responsible = sponsorAgency && (await offices.responsibleFor(sponsorAgency, country));
    const registration = await registrations.begin(
      {
        partnerId: office.id,
        track: ofHq?.track ?? RegistrationTrack.NON_PROFIT,
        channel: this.work.viewer.kind === 'PARTNER' ? IntakeChannel.PORTAL : IntakeChannel.AGENCY_ON_BEHALF,
        identificationChannel: null,
        sponsorAgency,
        officeId: responsible ? responsible.id : null,
      },
      RegistrationState.DOCUMENTS_REQUESTED,
    );
    await registrations.noteKeyed(registration.id);
    const relation = { kind: RelationKind.COUNTRY_OFFICE_OF, fromId: office.id, toId: hq.id, role: null, since: null };
    return relations.establish(relation);
  }
}
