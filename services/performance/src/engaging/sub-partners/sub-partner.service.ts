import { invalidInput } from '@partner-commons/platform/errors';
import { newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { confidential } from '@partner-commons/platform/redaction';
import { actsFor } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import { isZero, percentOf, sumOf } from '../../terms/decimal.rules';
import { checkAmount, type EngagementRow } from '../engagements/engagement.rules';
import type { EngagementService } from '../engagements/engagement.service';
import { programmeKeepers } from '../engaging-wiring/engaging-roles';
import type { RecordSubPartnersInput } from './sub-partner.inputs';
import { SubPartnerRepository } from './sub-partner.repository';
import type { EngagementSubPartners, SubPartner } from './sub-partner.view';

/** How much of an agreement reaches local organisations through the partner (JIU-86). */
export class SubPartnerService {
  constructor(
    private readonly work: Work,
    private readonly sources: { engagements: EngagementService; knownPartners: KnownPartnerService },
  ) {}

  private readonly byEngagement = rowsLoader(
    (ids) => this.readAll(ids),
    (row: SubPartner) => row.engagementId,
  );

  async read(engagement: EngagementRow): Promise<EngagementSubPartners> {
    const { viewer } = this.work;
    const owner = viewer.kind === 'AGENCY' && viewer.agency === engagement.agencyCode;
    if (!owner && !actsFor(viewer, engagement.partnerId)) {
      const redaction = confidential(`Ask ${engagement.agencyCode}, whose agreement it is.`);
      return { items: null, passedOnUsd: null, localPercent: null, redaction };
    }
    const items = await this.byEngagement.load(engagement.id);
    const sumOver = (rows: readonly SubPartner[]) => sumOf(rows.map(({ amountUsd }) => amountUsd));
    const { amountUsd } = engagement;
    const localUsd = sumOver(items.filter(({ local }) => local));
    const localPercent = isZero(amountUsd) ? null : percentOf(localUsd, amountUsd, 2);
    return { items, passedOnUsd: sumOver(items), localPercent, redaction: null };
  }

  async record({ engagementId, subPartners }: RecordSubPartnersInput): Promise<EngagementRow> {
    const { database, clock, audit } = this.work;
    const engagement = await this.sources.engagements.ofAgency(engagementId, programmeKeepers);
    const seen = new Set<string>();
    for (const [index, { externalId, amountUsd }] of subPartners.entries()) {
      checkAmount(amountUsd, `subPartners.${index}.amountUsd`);
      if (seen.has(externalId)) throw invalidInput('Two rows have this code.', `input.subPartners.${index}.externalId`);
      seen.add(externalId);
    }
    const registered = await Promise.all(
      subPartners.map(({ partnerId }) => (partnerId ? this.sources.knownPartners.demand(partnerId) : null)),
    );
    const rows = subPartners.map(({ partnerId: _asked, ...told }, index) => ({
      ...told,
      id: newId(),
      agency: engagement.agencyCode,
      engagementId,
      partnerId: engagement.partnerId,
      registeredId: registered[index] ?? null,
      version: 1,
      recordedAt: clock.now(),
    }));
    await database.confidential((transaction) => new SubPartnerRepository(transaction).save(rows));
    await audit.record({ objectType: 'SubPartner', detail: { engagementId, recorded: rows.length } });
    return engagement;
  }

  private readAll(ids: readonly string[]): Promise<SubPartner[]> {
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const rows = await new SubPartnerRepository(transaction).findOf(ids);
      if (rows.length > 0) {
        await audit
          .within(transaction, 'Engagement.subPartners')
          .record({ objectType: 'SubPartner', detail: { engagementIds: [...ids] } });
      }
      return rows;
    });
  }
}
