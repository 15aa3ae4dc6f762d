import { invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import type { Page, PageArgs } from '@partner-commons/platform/page';
import { PageLoader } from '@partner-commons/platform/page-loader';
import type { Work } from '@partner-commons/platform/work';
import type { PartnerRelationService } from '../../federation/partner-relation.service';
import type { FlagCountService } from '../flag-counts/flag-count.service';
import type { ObservationContentService, ReadContent } from '../observation-contents/observation-content.service';
import type { ObservationEventService } from '../observation-events/observation-event.service';
import { ObservationEventKind } from '../observation-events/observation-event.view';
import { requirePlainFacts } from '../plain-facts/require-plain-facts';
import type { AddObservationInput, AmendObservationInput } from './observation.inputs';
import { refusals } from './observation.refusals';
import {
  type Family,
  type ListedObservation,
  ObservationRepository,
  type ObservationRow,
} from './observation.repository';
import { type Act, type Actor, checkExpiry, judge, longestMonths, monthsAfter } from './observation.rules';
import type { ObservationType } from './observation-type';

interface Parts {
  relations: PartnerRelationService;
  contents: ObservationContentService;
  events: ObservationEventService;
  flagCounts: FlagCountService;
}

/** What was done, and what the observation was before. */
interface Step {
  from: ObservationRow;
  kind: ObservationEventKind;
  reason?: string | null;
  textBefore?: string | null;
}

interface Locked {
  row: ObservationRow;
  /** Level after the act. */
  type: ObservationType;
  content: ReadContent;
}

/** What agencies note about partners, and who of the own agency may do what with it. Other agencies' acts find nothing. */
export class ObservationService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly pages = new PageLoader<ListedObservation>({
    load: async ({ parents, after, limit }) => {
      const family = await this.familyOf(parents);
      return this.confidential((observations) => observations.findOfFamilies(family, { after, limit }));
    },
    count: async (parents) => {
      const family = await this.familyOf(parents);
      return this.confidential((observations) => observations.countOfFamilies(family));
    },
    parentOf: ({ listedFor }) => listedFor,
  });

  /** Its own and those of its headquarters, newest first; never those of its offices. */
  ofPartner(partnerId: string, page: PageArgs): Promise<Page<ListedObservation>> {
    return this.pages.load(partnerId, page);
  }

  find(id: string): Promise<ObservationRow | null> {
    return isId(id) ? this.confidential((observations) => observations.find(id)) : Promise.resolve(null);
  }

  async get(id: string): Promise<ObservationRow> {
    const row = await this.find(id);
    if (!row) throw notFound('observation');
    return row;
  }

  /**
   * Observations that the viewer may read, for evidence of a case. They are never its sole ground: whoever decides on them
   * alone is to be refused. One that may not be read is as absent as one that is not there.
   */
  async citable(ids: readonly string[]): Promise<ObservationRow[]> {
    if (!ids.every(isId)) throw notFound('observation');
    const rows = await this.confidential((observations) => observations.findAll(ids));
    const read = await Promise.all(rows.map(({ id }) => this.parts.contents.find(id)));
    if (rows.length !== new Set(ids).size || read.some((content) => content === null)) throw notFound('observation');
    return rows;
  }

  async add(input: AddObservationInput): Promise<ObservationRow> {
    const { viewer, clock } = this.work;
    const now = clock.now();
    const expiresAt = input.expiresAt ?? monthsAfter(now, longestMonths);
    const partnerId = await this.requirePartner(input.partnerId);
    this.requireTimes(input, now);
    const text = requireText(input.text, 'input.text');
    const agency = viewer.agency ?? '';
    const id = newId();
    const type = input.type as string as ObservationType;
    await this.confidential((observations) =>
      observations.insert({
        id,
        partnerId,
        agency,
        type,
        recordedBy: viewer.subject ?? '',
        recordedAt: now,
        expiresAt,
        reviewBy: input.reviewBy ?? null,
      }),
    );
    const { category, severity, source, confidence, classification, contact, attachmentId } = input;
    const words = { text, contact: contact?.trim() ?? null, attachmentId: attachmentId ?? null };
    await this.parts.contents.insert({
      observationId: id,
      category,
      severity,
      source,
      confidence,
      classification,
      ...words,
      agency,
    });
    await this.parts.events.record({
      observationId: id,
      kind: ObservationEventKind.RECORDED,
      typeBefore: null,
      typeAfter: type,
    });
    await this.recordAct(id, { partnerId, type, classification });
    await this.parts.flagCounts.publish(partnerId);
    return this.get(id);
  }

  async amend({ observationId, expectedVersion, reason, ...change }: AmendObservationInput): Promise<ObservationRow> {
    const { row, content } = await this.lockToAct(observationId, 'AMEND', expectedVersion);
    this.requireTimes(change, this.work.clock.now());
    requirePlainFacts(reason, 'input.reason');
    const text = change.text ? requireText(change.text, 'input.text') : (content.text ?? '');
    await this.parts.contents.save({
      ...content,
      category: change.category ?? content.category,
      severity: change.severity ?? content.severity,
      confidence: change.confidence ?? content.confidence,
      classification: change.classification ?? content.classification,
      contact: change.contact?.trim() ?? content.contact,
      text,
    });
    const expiresAt = change.expiresAt ?? row.expiresAt;
    const changed = { ...row, expiresAt, reviewBy: change.reviewBy ?? row.reviewBy };
    const textBefore = text === content.text ? null : content.text;
    return this.move(changed, { from: row, kind: ObservationEventKind.AMENDED, reason, textBefore });
  }

  /** Locks an observation of the own agency and asks whether the viewer may do this to it now. */
  async lockToAct(id: string, act: Act, expectedVersion: number): Promise<Locked> {
    if (!isId(id)) throw notFound('observation');
    const locked = await this.confidential((observations) => observations.lock(id));
    // The database locks no decided flag for others than headquarters; they shall hear why.
    const row = locked ?? (await this.find(id));
    const content = row?.agency === this.work.viewer.agency ? await this.parts.contents.require(id) : null;
    if (!row || !content) throw notFound('observation');
    if (row.version !== expectedVersion) throw versionConflict('observation', row.version);
    const judgement = judge(row, act, this.actor());
    if ('refusal' in judgement) throw refusals[judgement.refusal](row);
    if (!locked) throw refusals.DECIDED(row);
    return { row, type: judgement.type as ObservationType, content };
  }

  /** Stores an observation as it is after an act, with the step in its history, and tells the new counts. */
  async move(row: ObservationRow, { from, kind, reason, textBefore }: Step): Promise<ObservationRow> {
    await this.parts.events.record({
      observationId: row.id,
      kind,
      typeBefore: from.type,
      typeAfter: row.type,
      reason,
      textBefore,
    });
    await this.confidential((observations) => observations.save(row));
    await this.recordAct(row.id, { partnerId: row.partnerId, type: row.type, previous: from.type, state: row.state });
    const countsChanged = row.type !== from.type || row.state !== from.state;
    if (countsChanged) await this.parts.flagCounts.publish(row.partnerId);
    return this.get(row.id);
  }

  /** The partner that stands for this one. */
  async requirePartner(partnerId: string): Promise<string> {
    const id = isId(partnerId) ? await this.confidential((observations) => observations.findPartner(partnerId)) : null;
    if (!id) throw notFound('partner');
    return id;
  }

  private requireTimes({ expiresAt, reviewBy }: Pick<AddObservationInput, 'expiresAt' | 'reviewBy'>, now: Date): void {
    const problem = expiresAt ? checkExpiry(expiresAt, now) : null;
    if (problem === 'PAST') throw invalidInput('The end of an observation lies in the future.', 'input.expiresAt');
    if (problem === 'TOO_FAR') {
      throw invalidInput(`An observation ends after ${longestMonths} months at most.`, 'input.expiresAt');
    }
    if (reviewBy && reviewBy <= now) throw invalidInput('A review lies in the future.', 'input.reviewBy');
  }

  private actor(): Actor {
    const { subject, agency, roles } = this.work.viewer;
    return { subject: subject ?? '', agency: agency ?? '', roles };
  }

  private async familyOf(partnerIds: readonly string[]): Promise<Family> {
    const pairs = await Promise.all(
      partnerIds.map(async (id) => {
        const headquarters = await this.parts.relations.headquartersOf(id);
        return headquarters && headquarters !== id
          ? [
              [id, id],
              [id, headquarters],
            ]
          : [[id, id]];
      }),
    );
    const flat = pairs.flat();
    return { partnerIds: flat.map(([id = '']) => id), holders: flat.map(([, holder = '']) => holder) };
  }

  private recordAct(objectId: string, detail: Record<string, unknown>): Promise<void> {
    return this.work.audit.record({ objectType: 'Observation', objectId, detail });
  }

  private confidential<Result>(run: (observations: ObservationRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ObservationRepository(transaction)));
  }
}

/** Blanks are no facts. */
export function requireText(raw: string, place: string): string {
  const text = raw.trim();
  if (text.length < 20) throw invalidInput('Give the facts in 20 to 4,000 characters.', place);
  requirePlainFacts(text, place);
  return text;
}
