import { forbidden, invalidInput, notFound, versionConflict } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, pageOf } from '@partner-commons/platform/page';
import { addDays, dayOf } from '@partner-commons/platform/whole-days';
import type { Work } from '@partner-commons/platform/work';
import type { KnownOfficeService } from '../../federation/known-office.service';
import { compareDecimals } from '../../terms/decimal.rules';
import { issueMinders } from '../engaging-wiring/engaging-roles';
import type { EngagementWatch } from '../money-pictures/engagement-watch';
import { type MoneyPicture, MoneyPictureRepository } from '../money-pictures/money-picture.repository';
import type {
  AssignCorroborationIssueInput,
  CorroborationIssuesArgs,
  ExplainCorroborationIssueInput,
} from './corroboration.inputs';
import { CorroborationRepository, type IssueRow } from './corroboration.repository';
import { demandOpen, type FoundIssue, findIssues, graceDays, ownerOf } from './corroboration.rules';
import { type CorroborationIssue, CorroborationState } from './corroboration.view';

/** Days that the owner of a new issue has. */
const taskDays = 30;
const standing = [CorroborationState.OPEN, CorroborationState.EXPLAINED];
const contextOf = (id: string) => `corroboration:${id}`;

/** Holds money against results whenever one of them changes, so that nobody has to run a report to find out (JIU-18). */
export class CorroborationService implements EngagementWatch {
  constructor(
    private readonly work: Work,
    private readonly knownOffices: KnownOfficeService,
  ) {}

  async page({ agency, filter, first, after }: CorroborationIssuesArgs): Promise<Page<CorroborationIssue>> {
    if (agency !== this.work.viewer.agency)
      throw forbidden('Issues are for the agency whose agreements they are.', 'OTHER_AGENCY');
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const query = {
      agency,
      kinds: filter?.kinds ?? null,
      states: filter?.states ?? standing,
      engagementId: filter?.engagementId ?? null,
      countries: await this.knownOffices.countriesInSight(),
    };
    return this.work.database.confidential(async (transaction) => {
      const repository = new CorroborationRepository(transaction);
      const rows = await repository.findPage(query, last, first + 1);
      const page = pageOf(rows, first, await repository.count(query), {
        cursor: ({ id }) => [id],
        node: (row) => this.present(row),
      });
      const ids = page.edges.map(({ node }) => node.id);
      if (ids.length > 0) {
        const entry = { objectType: 'CorroborationIssue', detail: { ids } };
        await this.work.audit.within(transaction, 'corroborationIssues').record(entry);
      }
      return page;
    });
  }

  /** In the transaction that changed money, results or the agreement. */
  async refresh(engagementIds: readonly string[]): Promise<void> {
    if (engagementIds.length === 0) return;
    const { database, clock } = this.work;
    const now = clock.now();
    const pictures = await new MoneyPictureRepository(database.manager).find(engagementIds);
    const found = pictures.flatMap((picture) => findIssues(picture, dayOf(now)).map((issue) => ({ issue, picture })));
    await database.confidential(async (transaction) => {
      const repository = new CorroborationRepository(transaction);
      const known = new Map((await repository.lockStanding(engagementIds)).map((row) => [keyOf(row), row]));
      const fresh = found.filter(({ issue }) => !known.has(keyOf(issue)));
      if (fresh.length > 0) await repository.insert(fresh.map(({ issue, picture }) => newIssue(issue, picture, now)));
      const wanted = new Map(found.map(({ issue }) => [keyOf(issue), issue]));
      for (const row of known.values()) {
        const next = nextOf(row, wanted.get(keyOf(row)), now);
        if (next) await repository.save(next);
      }
    });
  }

  /** For the timer: money that grew old without a result. Gives how many there were. */
  async findGrownOld(): Promise<number> {
    const { database, clock, audit } = this.work;
    const before = addDays(dayOf(clock.now()), -graceDays);
    const ids = await database.confidential((transaction) =>
      new CorroborationRepository(transaction).findGrownOld(before, 200),
    );
    if (ids.length === 0) return 0;
    await this.refresh(ids);
    await audit.record({ objectType: 'CorroborationIssue', detail: { engagementIds: ids } });
    return ids.length;
  }

  assign({ issueId, owner, dueOn, expectedVersion }: AssignCorroborationIssueInput): Promise<CorroborationIssue> {
    if (dueOn < dayOf(this.work.clock.now())) throw invalidInput('dueOn is in the past.', 'input.dueOn');
    return this.change(issueId, expectedVersion, (row) => ({ ...row, owner: owner.trim(), dueOn }));
  }

  explain({ issueId, explanation, expectedVersion }: ExplainCorroborationIssueInput): Promise<CorroborationIssue> {
    const sealed = this.work.cipher.seal(explanation.trim(), contextOf(issueId));
    const state = CorroborationState.EXPLAINED;
    return this.change(issueId, expectedVersion, (row) => ({ ...row, state, explanation: sealed }));
  }

  private async change(
    id: string,
    expectedVersion: number,
    next: (row: IssueRow) => IssueRow,
  ): Promise<CorroborationIssue> {
    const { database, viewer, audit } = this.work;
    const saved = await database.confidential(async (transaction) => {
      const repository = new CorroborationRepository(transaction);
      const row = await repository.lock(id, viewer.agency ?? '');
      if (!row) throw notFound('issue');
      await this.knownOffices.demandReach(row.country, issueMinders);
      if (row.version !== expectedVersion) throw versionConflict('issue', row.version);
      demandOpen(row.state);
      const changed = { ...next(row), version: row.version + 1 };
      await repository.save(changed);
      return changed;
    });
    await audit.record({ objectType: 'CorroborationIssue', objectId: id, detail: { version: saved.version } });
    return this.present(saved);
  }

  private present({ owner, dueOn, explanation, ...row }: IssueRow): CorroborationIssue {
    const { cipher, clock } = this.work;
    const overdue = row.state === CorroborationState.OPEN && dueOn < dayOf(clock.now());
    return {
      ...row,
      task: { owner, dueOn, overdue },
      explanation: explanation && cipher.open(explanation, contextOf(row.id)),
    };
  }
}

const keyOf = ({ engagementId, kind }: Pick<FoundIssue, 'engagementId' | 'kind'>) => `${engagementId}/${kind}`;

function newIssue({ kind, amountUsd }: FoundIssue, picture: MoneyPicture, now: Date): IssueRow {
  const { engagementId, agency: agencyCode, partnerId, country } = picture;
  const task = { owner: ownerOf(kind), dueOn: addDays(dayOf(now), taskDays) };
  const fresh = { state: CorroborationState.OPEN, explanation: null, foundAt: now, resolvedAt: null, version: 1 };
  return { id: newId(), agencyCode, engagementId, partnerId, country, kind, amountUsd, ...task, ...fresh };
}

/** Null when it stays as it is; an explanation holds for the amount that it was given for. */
function nextOf(row: IssueRow, found: FoundIssue | undefined, now: Date): IssueRow | null {
  const version = row.version + 1;
  if (!found) return { ...row, state: CorroborationState.RESOLVED, resolvedAt: now, version };
  if (compareDecimals(found.amountUsd, row.amountUsd) === 0) return null;
  return { ...row, state: CorroborationState.OPEN, amountUsd: found.amountUsd, version };
}
