import { AppError, forbidden, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId, newId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { OutcomeRow } from '../outcomes/outcome.repository';
import type { OutcomeThemeService } from '../themes/outcome-theme.service';
import type { SubscribeToOutcomesInput } from './outcome-subscription.inputs';
import { OutcomeSubscriptionRepository, type OutcomeSubscriptionRow } from './outcome-subscription.repository';
import type { OutcomeNotice, OutcomeSubscription } from './outcome-subscription.view';

const mostSubscriptions = 50;

/** Who hears of which outcomes when they are published (story 4.e step 6). */
export class OutcomeSubscriptionService {
  constructor(
    private readonly work: Work,
    private readonly outcomeThemes: OutcomeThemeService,
  ) {}

  mine(): Promise<OutcomeSubscription[]> {
    const { agency, holder } = this.me;
    return this.repository((subscriptions) => subscriptions.findOf(agency, holder));
  }

  async get(id: string): Promise<OutcomeSubscription> {
    const row = await this.repository((subscriptions) => subscriptions.find(id));
    const { agency, holder } = this.me;
    if (row?.agency !== agency || row.holder !== holder) throw notFound('subscription');
    return row;
  }

  async subscribe(input: SubscribeToOutcomesInput): Promise<OutcomeSubscription> {
    const { clock, audit } = this.work;
    const themes = [...new Set(input.themes)].sort();
    for (const [index, theme] of themes.entries()) await this.outcomeThemes.demand(theme, `input.themes.${index}`);
    if ((await this.mine()).length >= mostSubscriptions) {
      throw new AppError('CONFLICT', `You follow ${mostSubscriptions} things already; end one first.`, {
        reason: 'TOO_MANY_SUBSCRIPTIONS',
      });
    }
    const row: OutcomeSubscriptionRow = {
      ...this.me,
      id: newId(),
      forum: input.forum?.trim() ?? null,
      themes,
      countries: [...new Set(input.countries)].sort(),
      createdAt: clock.now(),
      endedAt: null,
    };
    await this.repository((subscriptions) => subscriptions.insert(row));
    await audit.record({ objectType: 'OutcomeSubscription', objectId: row.id });
    return row;
  }

  async end(id: string): Promise<OutcomeSubscription> {
    const row = await this.get(id);
    const endedAt = row.endedAt ?? this.work.clock.now();
    await this.repository((subscriptions) => subscriptions.end(row.id, endedAt));
    await this.work.audit.record({ objectType: 'OutcomeSubscription', objectId: row.id, detail: { change: 'ENDED' } });
    return { ...row, endedAt };
  }

  notices({ first, after }: PageArgs): Promise<Page<OutcomeNotice>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    return this.repository(async (subscriptions) => {
      const rows = await subscriptions.findNotices(this.me, last, first + 1);
      const counted = await subscriptions.countNotices(this.me);
      return pageOf(rows, first, counted, { cursor: ({ id }) => [id], node: (row) => row });
    });
  }

  /** Written for all that match; whoever is not in the audience never gets to see it. */
  async notify({ id: outcomeId, theme, country, publishedAt }: OutcomeRow): Promise<void> {
    const at = publishedAt ?? this.work.clock.now();
    await this.repository(async (subscriptions) => {
      const matching = await subscriptions.findMatching(theme, country);
      if (matching.length === 0) return;
      const notices = matching.map((subscriptionId) => ({ id: newId(), subscriptionId, outcomeId, at }));
      await subscriptions.insertNotices(notices);
    });
  }

  private get me(): { agency: string; holder: string } {
    const { agency, subject } = this.work.viewer;
    if (!agency || !subject) throw forbidden('Staff of agencies follow outcomes.');
    return { agency, holder: subject };
  }

  private repository<Result>(run: (subscriptions: OutcomeSubscriptionRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new OutcomeSubscriptionRepository(transaction)));
  }
}
