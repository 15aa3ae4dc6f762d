import { AppError, forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import { hasRole } from '@partner-commons/platform/viewer';
import type { Work } from '@partner-commons/platform/work';
import { AlertCategory } from '../../sharing/alerts/alert.rules';
import type { AlertService } from '../../sharing/alerts/alert.service';
import {
  ObservationCategory,
  ObservationClassification,
  ObservationConfidence,
  ObservationSeverity,
  ObservationSource,
} from '../observation-contents/observation-content.view';
import type { NewObservationType } from '../observations/observation.inputs';
import { monthsAfter } from '../observations/observation.rules';
import { type ObservationService, requireText } from '../observations/observation.service';
import type { AdverseMediaFilter, ReportAdverseMediaInput, TriageAdverseMediaInput } from './adverse-media.inputs';
import { AdverseMediaRepository, type StoredItem } from './adverse-media.repository';
import { alertLevelOf, checkedUrl, dueAfter, retentionYears } from './adverse-media.rules';
import { type AdverseMediaItem, type AdverseMediaResponseTime, MediaDecision } from './adverse-media.view';

interface Parts {
  observations: ObservationService;
  alerts: Pick<AlertService, 'publish'>;
}

type Words = Pick<AdverseMediaItem, 'url' | 'summary' | 'reason'>;
export type ReadItem = Omit<StoredItem, 'sealed'> & Words;

const noWords: Words = { url: null, summary: null, reason: null };
const contextOf = (itemId: string) => `adverse-media:${itemId}`;

/** Media and social media can harm quickly: a queue with a deadline, and an urgent path to other agencies (UNICEF-46). */
export class AdverseMediaService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  async get(id: string): Promise<ReadItem> {
    const row = isId(id) ? await this.confidential((items) => items.find(id)) : null;
    if (!row) throw notFound('item');
    return this.open(row);
  }

  /** The most urgent first. */
  queue({ partnerId, isWaiting }: AdverseMediaFilter, { first, after }: PageArgs): Promise<Page<ReadItem>> {
    if (partnerId && !isId(partnerId)) throw invalidInput('This is not the id of a partner.', 'filter.partnerId');
    const [dueAt, id] = decodeCursor(after, 2) ?? [];
    if (id !== undefined && (!isId(id) || Number.isNaN(Date.parse(dueAt ?? '')))) {
      throw invalidInput('This cursor is not one of ours.', 'after');
    }
    const place = dueAt !== undefined && id !== undefined ? { dueAt, id } : null;
    const { viewer, database, audit } = this.work;
    const search = { agency: viewer.agency, isWaiting, partnerId: partnerId ?? null, after: place, limit: first + 1 };
    return database.confidential(async (transaction) => {
      const items = new AdverseMediaRepository(transaction);
      const page = pageOf(await items.search(search), first, await items.count(search), {
        cursor: (row) => [row.dueAt.toISOString(), row.id],
        node: (row) => this.open(row),
      });
      const ids = page.edges.map(({ node }) => node.id);
      await audit.within(transaction, 'adverseMedia').record({ objectType: 'AdverseMediaItem', detail: { ids } });
      return page;
    });
  }

  async report(input: ReportAdverseMediaInput): Promise<ReadItem> {
    const { viewer, clock, cipher, audit } = this.work;
    const now = clock.now();
    const partnerId = await this.parts.observations.requirePartner(input.partnerId);
    const url = checkedUrl(input.url);
    if (!url) throw invalidInput('Give an address that begins with https:// and has no user name in it.', 'input.url');
    if (input.publishedOn > now.toISOString().slice(0, 10)) {
      throw invalidInput('It was published today or before.', 'input.publishedOn');
    }
    const summary = requireText(input.summary, 'input.summary');
    const id = newId();
    const row: StoredItem = {
      id,
      partnerId,
      agency: viewer.agency ?? '',
      publishedOn: input.publishedOn,
      relevance: input.relevance,
      isUrgent: input.isUrgent,
      urlHash: cipher.hash(url),
      sealed: this.seal(id, { url, summary, reason: null }),
      reportedBy: viewer.subject ?? '',
      reportedAt: now,
      dueAt: dueAfter(now, input.isUrgent),
      decision: null,
      decidedBy: null,
      decidedAt: null,
      observationId: null,
      alertId: null,
      version: 1,
    };
    if (!(await this.confidential((items) => items.insert(row)))) throw alreadyReported();
    await audit.record({
      objectType: 'AdverseMediaItem',
      objectId: id,
      detail: { partnerId, isUrgent: input.isUrgent },
    });
    return this.open(row);
  }

  async triage({ itemId, decision, reason: raw, expectedVersion }: TriageAdverseMediaInput): Promise<ReadItem> {
    const { viewer, clock, audit } = this.work;
    const row = isId(itemId) ? await this.confidential((items) => items.lock(itemId)) : null;
    if (!row) throw notFound('item');
    if (row.version !== expectedVersion) throw versionConflict('item', row.version);
    if (row.decision) throw decided(row.decision);
    if (decision === MediaDecision.ALERT_AGENCIES && !hasRole(viewer, 'INVESTIGATOR', 'IP_UNIT_ADMIN')) {
      throw forbidden('Agencies are alerted by agency staff as INVESTIGATOR or IP_UNIT_ADMIN.');
    }
    const reason = requireText(raw, 'input.reason');
    const item = this.open(row);
    const flags = decision === MediaDecision.RAISE_FLAG || decision === MediaDecision.ALERT_AGENCIES;
    const observationId = flags ? await this.raiseFlag(item) : null;
    const alertId = decision === MediaDecision.ALERT_AGENCIES ? await this.alertAgencies(item) : null;
    const sealed = this.seal(itemId, { url: item.url, summary: item.summary, reason });
    const outcome = { decision, decidedBy: viewer.subject, decidedAt: clock.now(), observationId, alertId };
    await this.confidential((items) => items.decide({ ...row, ...outcome, sealed }));
    await audit.record({
      objectType: 'AdverseMediaItem',
      objectId: itemId,
      detail: { partnerId: row.partnerId, decision, observationId, alertId },
    });
    return this.get(itemId);
  }

  /** Of the own agency. */
  responseTime(from: string, to: string): Promise<AdverseMediaResponseTime> {
    if (from > to) throw invalidInput('The period begins before it ends.', 'from');
    const { viewer, clock } = this.work;
    return this.confidential((items) => items.responseTime(viewer.agency, from, to, clock.now()));
  }

  async purge(): Promise<void> {
    const now = this.work.clock.now();
    const purged = await this.confidential((items) => items.purge(monthsAfter(now, -12 * retentionYears), now));
    if (purged.length > 0) await this.work.audit.record({ objectType: 'AdverseMediaItem', detail: { purged } });
  }

  private async raiseFlag({ partnerId, url, summary, relevance }: ReadItem): Promise<string> {
    const { id } = await this.parts.observations.add({
      partnerId,
      type: 'RISK_FLAG' as NewObservationType,
      category: ObservationCategory.REPUTATIONAL_ETHICAL,
      severity: relevance as string as ObservationSeverity,
      source: ObservationSource.MEDIA,
      confidence: ObservationConfidence.UNCONFIRMED,
      classification: ObservationClassification.AGENCY,
      text: `${summary ?? ''}\n${url ?? ''}`.slice(0, 4_000),
      sharedWithPartner: false,
    });
    return id;
  }

  /** The minimum: partner, level, category and whom to ask (S-INV-11). */
  private async alertAgencies({ partnerId, relevance }: ReadItem): Promise<string> {
    const alert = { partnerId, level: alertLevelOf(relevance), category: AlertCategory.REPUTATIONAL_ETHICAL };
    return (await this.parts.alerts.publish(alert)).id;
  }

  private seal(id: string, words: Words): string {
    return this.work.cipher.seal(JSON.stringify(words), contextOf(id));
  }

  private open({ sealed, ...row }: StoredItem): ReadItem {
    const words = sealed === null ? noWords : (JSON.parse(this.work.cipher.open(sealed, contextOf(row.id))) as Words);
    return { ...row, ...words };
  }

  private confidential<Result>(run: (items: AdverseMediaRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new AdverseMediaRepository(transaction)));
  }
}

const alreadyReported = () =>
  new AppError('CONFLICT', 'Your agency has this publication about this partner already.', {
    reason: 'ALREADY_REPORTED',
  });
const decided = (decision: string) =>
  new AppError('CONFLICT', 'This was decided before.', { reason: 'INVALID_STATE', facts: { decision } });
