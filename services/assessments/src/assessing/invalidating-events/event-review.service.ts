import { invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { rowsLoader } from '@partner-commons/platform/loader';
import { dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { PartnerRelationService } from '../../federation/partner-relation.service';
import { AssessmentState } from '../../terms/assessment-state.enum';
import { InvalidatingEventKind } from '../../terms/invalidating-event-kind.enum';
import type { AssessmentListService } from '../assessment-lists/assessment-list.service';
import type { Assessment } from '../assessments/assessment.entity';
import { isDay } from '../assessments/assessment.rules';
import { demandRecordable, demandResolvable, isSince, mayKnow } from './event-review.rules';
import { EventTextRepository, type EventTextRow } from './event-text.repository';
import type { RecordInvalidatingEventInput, ResolveInvalidatingEventInput } from './invalidating-event.inputs';
import type { InvalidatingEventRow } from './invalidating-event.repository';
import type { InvalidatingEventService } from './invalidating-event.service';
import type { InvalidatingEvent } from './invalidating-event.view';

interface Parts {
  events: InvalidatingEventService;
  lists: AssessmentListService;
  knownPartners: KnownPartnerService;
  relations: PartnerRelationService;
}

/** What people see of invalidating events, and do about them. */
export class EventReviewService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  private readonly texts = rowsLoader(
    (ids) => this.repository((texts) => texts.findByEvents(ids)),
    (row: EventTextRow) => row.eventId,
  );

  async ofPartner(partnerId: string): Promise<InvalidatingEvent[]> {
    const rows = await this.parts.events.of(partnerId);
    return rows.filter((row) => mayKnow(this.work.viewer, row)).map(present);
  }

  /** Open ones since it was final, of the partner and of the headquarters that it is an office of (feature 37). */
  async openOf({ partnerId, finalisedOn }: Pick<Assessment, 'partnerId' | 'finalisedOn'>) {
    const headquarters = await this.parts.relations.headquartersOf(partnerId);
    const found = await this.parts.events.openOf(headquarters ? [partnerId, headquarters] : [partnerId]);
    return found.filter((event) => isSince(event, finalisedOn));
  }

  /** Null for what is not in force. A partner is not told of what it must not know. */
  async needsReview(assessment: Assessment): Promise<boolean | null> {
    if (assessment.state !== AssessmentState.FINAL) return null;
    return (await this.openOf(assessment)).some((event) => mayKnow(this.work.viewer, event));
  }

  async record(input: RecordInvalidatingEventInput): Promise<InvalidatingEvent> {
    const { viewer, clock } = this.work;
    const { knownPartners, events } = this.parts;
    const { kind, occurredOn, description } = input;
    demandRecordable(kind);
    if (!isDay(occurredOn) || occurredOn > dayOf(clock.now())) {
      throw invalidInput('This day has not come, or is too long ago.', 'input.occurredOn');
    }
    const partnerId = await knownPartners.demand(input.partnerId);
    const agency = viewer.agency ?? '';
    const row = await events.raise({ partnerId, kind, occurredOn, source: 'RECORDED', sourceId: newId(), agency });
    if (!row) throw new Error('An event with a new id was open already');
    await this.say(row, 'DESCRIPTION', agency, description);
    return present(row);
  }

  async resolve({ eventId, resolution }: ResolveInvalidatingEventInput): Promise<InvalidatingEvent> {
    const { viewer } = this.work;
    const { events } = this.parts;
    const row = isId(eventId) ? await events.lock(eventId) : null;
    if (!row) throw notFound('event');
    demandResolvable({ viewer, ownsResult: await this.ownsResult(row) }, row);
    const resolved = await events.resolve(row, 'REVIEWED');
    await this.say(row, 'RESOLUTION', viewer.agency ?? '', resolution);
    return present(resolved);
  }

  async get(id: string): Promise<InvalidatingEvent> {
    const row = await this.parts.events.find(id);
    if (!row || !mayKnow(this.work.viewer, row)) throw notFound('event');
    return present(row);
  }

  /** Only to the agency that said it. */
  async textOf({ id }: InvalidatingEvent, part: EventTextRow['part']): Promise<string | null> {
    const { viewer, cipher } = this.work;
    const row = (await this.texts.load(id)).find((each) => each.part === part && each.agency === viewer.agency);
    return row ? cipher.open(row.sealed, contextOf(id, part)) : null;
  }

  private async ownsResult({ partnerId }: InvalidatingEventRow): Promise<boolean> {
    const filter = { partnerId, owner: this.work.viewer.agency, states: [AssessmentState.FINAL] };
    return (await this.parts.lists.search(filter, { first: 1 })).edges.length > 0;
  }

  private async say(
    { id }: InvalidatingEventRow,
    part: EventTextRow['part'],
    agency: string,
    text: string,
  ): Promise<void> {
    const sealed = this.work.cipher.seal(text, contextOf(id, part));
    await this.repository((texts) => texts.insert({ eventId: id, part, agency, sealed }));
    this.texts.clear(id);
  }

  private repository<Result>(run: (texts: EventTextRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new EventTextRepository(transaction)));
  }
}

const contextOf = (id: string, part: string) => `invalidating-event:${id}/${part}`;

const present = ({ id, kind, occurredOn, agency, raisedAt, resolvedAt }: InvalidatingEventRow): InvalidatingEvent => ({
  id,
  kind: InvalidatingEventKind[kind],
  occurredOn,
  agencyCode: agency,
  raisedAt,
  resolvedAt,
});
