import { invalidInput, versionConflict } from '@partner-commons/platform/errors';
import { rowsLoader } from '@partner-commons/platform/loader';
import type { Work } from '@partner-commons/platform/work';
import type { ChangeService, Facts } from '../changes/change.service';
import { requireCode, requireCodes } from '../code-lists/code.checks';
import { attributeTable, categoryTable, channelTable, roleTable } from '../code-lists/partner.codes';
import type { PartnerRow } from '../partners/partner.repository';
import type { PartnerService } from '../partners/partner.service';
import type { PartnerEdit } from '../partners/partner-edit.service';
import type { DescribePartnerInput, PartnerAttributeInput } from './description.inputs';
import { type Description, DescriptionRepository, type EvidenceRow } from './description.repository';
import type { PartnerAttributeClaim } from './description.view';

export interface DescriptionSources {
  partners: PartnerService;
  edit: PartnerEdit;
  changes: ChangeService;
  documents: { ofPartner(partnerId: string): Promise<{ id: string }[]> };
  duplicates: { basisChanged(partnerId: string): Promise<void> };
}

/** What a partner is and says of itself, in codes that everybody counts by (UNICEF-7, UNICEF-36, HAB-13, HAB-15). */
export class DescriptionService {
  private readonly repository: DescriptionRepository;

  constructor(
    private readonly work: Work,
    private readonly sources: DescriptionSources,
  ) {
    this.repository = new DescriptionRepository(work.database.manager);
  }

  private readonly evidenceOf = rowsLoader(
    (ids) => this.repository.findEvidence(ids),
    (row: EvidenceRow) => row.partnerId,
  );

  async claims({ id, attributes }: PartnerRow): Promise<PartnerAttributeClaim[]> {
    const evidence = new Map((await this.evidenceOf.load(id)).map((row) => [row.code, row.documentId]));
    return attributes.map((code) => {
      const evidenceDocumentId = evidence.get(code) ?? null;
      return { code, hasEvidence: evidenceDocumentId !== null, evidenceDocumentId };
    });
  }

  async describe(input: DescribePartnerInput): Promise<PartnerRow> {
    const { partners, edit, changes, duplicates } = this.sources;
    const current = await edit.open(input.partnerId);
    const next = merge(current, input);
    if (input.attributes) await this.replaceEvidence(current.id, input.attributes);
    const version = await this.repository.save(current.id, input.expectedVersion, next);
    if (version === null) throw versionConflict('partner', current.version);
    await changes.record(current.id, factsOf(current), factsOf(next));
    // Two partners with one web address are candidates.
    if (next.website !== current.website) await duplicates.basisChanged(current.id);
    if (next.protectedListing !== current.protectedListing) await partners.tellPublicity(current.id);
    await this.work.audit.record({ objectType: 'Partner', objectId: current.id, detail: { version } });
    return partners.reload(current.id);
  }

  /** A document of somebody else shows nothing about this partner. */
  private async replaceEvidence(partnerId: string, attributes: PartnerAttributeInput[]): Promise<void> {
    const known = await this.sources.documents.ofPartner(partnerId);
    await this.repository.clearEvidence(partnerId);
    for (const [place, { code, evidenceDocumentId }] of attributes.entries()) {
      if (!evidenceDocumentId) continue;
      if (!known.some(({ id }) => id === evidenceDocumentId)) {
        throw invalidInput('This is no document of the partner.', `input.attributes.${place}.evidenceDocumentId`);
      }
      await this.repository.insertEvidence({ partnerId, code, documentId: evidenceDocumentId });
    }
    this.evidenceOf.clear(partnerId);
  }
}

/** A field that was not given stays; one that was given as null is taken away. */
function merge(current: PartnerRow, input: DescribePartnerInput): Description {
  const codes = input.attributes?.map(({ code }) => code);
  if (codes && new Set(codes).size < codes.length) {
    throw invalidInput('Each attribute stands there once.', 'input.attributes');
  }
  const { website, isNonProfit, identificationChannel: channel } = input;
  return {
    categories: input.categories
      ? requireCodes(categoryTable, input.categories, 'input.categories')
      : current.categories,
    roles: input.roles ? requireCodes(roleTable, input.roles, 'input.roles') : current.roles,
    attributes: codes ? requireCodes(attributeTable, codes, 'input.attributes') : current.attributes,
    website: website === undefined ? current.website : website,
    protectedListing: input.protectedListing ?? current.protectedListing,
    isNonProfit: isNonProfit === undefined ? current.isNonProfit : isNonProfit,
    identificationChannel:
      channel === undefined
        ? current.identificationChannel
        : requireCode(channelTable, channel, 'input.identificationChannel'),
  };
}

const factsOf = ({ categories, roles, attributes, ...others }: Description): Facts => ({
  website: others.website,
  protectedListing: others.protectedListing,
  isNonProfit: others.isNonProfit,
  identificationChannel: others.identificationChannel,
  categories: categories.join(', ') || null,
  roles: roles.join(', ') || null,
  attributes: attributes.join(', ') || null,
});
