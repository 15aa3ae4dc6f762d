import type { PartnerNameRow, PartnerRow } from '../../identity/partners/partner.repository';
import { PartnerNameKind } from '../../identity/partners/partner-name.entity';

/** What agencies share about a partner (domain-model.md 2.8), under the names that an import reads. */
export const exportColumns = [
  'uniqueNumber',
  'externalId',
  'legalName',
  'acronym',
  'aliases',
  'formerNames',
  'primaryType',
  'countryOfOrigin',
  'standing',
  'registeredAt',
  'foundedOn',
  'website',
  'categories',
  'roles',
  'attributes',
] as const;
export type ExportRow = Record<(typeof exportColumns)[number], string>;

export function exportRow(partner: PartnerRow, names: readonly PartnerNameRow[]): ExportRow {
  const ofKind = (...kinds: PartnerNameKind[]) =>
    names
      .filter(({ kind, value }) => kinds.includes(kind) && value !== partner.legalName)
      .map(({ value }) => value)
      .join('|');
  return {
    uniqueNumber: partner.uniqueNumber ?? '',
    externalId: partner.id,
    legalName: partner.legalName,
    acronym: ofKind(PartnerNameKind.ACRONYM),
    // A legal name in a second script comes back as an alias: a table has one column for the legal name.
    aliases: ofKind(PartnerNameKind.ALIAS, PartnerNameKind.LEGAL),
    formerNames: ofKind(PartnerNameKind.FORMER),
    primaryType: partner.primaryType,
    countryOfOrigin: partner.countryOfOrigin,
    standing: partner.standing,
    registeredAt: partner.registeredAt?.toISOString() ?? '',
    foundedOn: partner.foundedOn ?? '',
    website: partner.website ?? '',
    categories: partner.categories.join('|'),
    roles: partner.roles.join('|'),
    attributes: partner.attributes.join('|'),
  };
}
