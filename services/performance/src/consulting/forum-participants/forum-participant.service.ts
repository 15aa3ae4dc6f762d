import { AppError, invalidInput, notFound } from '@partner-commons/platform/errors';
import { isId } from '@partner-commons/platform/id';
import { decodeCursor, type Page, type PageArgs, pageOf } from '@partner-commons/platform/page';
import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { ForumDiscussionRow } from '../forum-discussions/forum-discussion.repository';
import { agenciesOf, newcomers } from '../forum-discussions/forum-discussion.rules';
import type { ForumDiscussionService, Told } from '../forum-discussions/forum-discussion.service';
import type { ForumDiscussion } from '../forum-discussions/forum-discussion.view';
import type {
  AddForumParticipantsInput,
  InviteAgencyToForumInput,
  JoinForumDiscussionInput,
} from './forum-participant.inputs';
import type { ForumInvitation, LeaveForumDiscussionPayload } from './forum-participant.view';
import { ForumSeatRepository } from './forum-seat.repository';

interface Parts {
  forumDiscussions: ForumDiscussionService;
  knownAgencies: KnownAgencyService;
}

const mostPeople = 100;
const mostAgencies = 21;

/** Who takes part in discussions: agencies are asked, and name their people themselves (JIU-60). */
export class ForumParticipantService {
  constructor(
    private readonly work: Work,
    private readonly parts: Parts,
  ) {}

  /** Row-level security shows those of the own agency, to the roles that may answer. */
  invitations({ first, after }: PageArgs): Promise<Page<ForumInvitation>> {
    const [last = null] = decodeCursor(after, 1) ?? [];
    if (last !== null && !isId(last)) throw invalidInput('This cursor is not one of ours.', 'after');
    const { database, audit } = this.work;
    return database.confidential(async (transaction) => {
      const seats = new ForumSeatRepository(transaction);
      const [rows, counted] = [await seats.findInvitations(last, first + 1), await seats.countInvitations()];
      await audit.within(transaction, 'forumInvitations').record({ objectType: 'ForumInvitation' });
      return pageOf(rows, first, counted, {
        cursor: ({ id }) => [id],
        node: (row) => ({ ...row, byAgency: { code: row.byAgency } }),
      });
    });
  }

  async invite({ discussionId, agency }: InviteAgencyToForumInput): Promise<ForumDiscussion> {
    const { forumDiscussions, knownAgencies } = this.parts;
    const row = await forumDiscussions.lock(discussionId, 'invite');
    forumDiscussions.demandOpener(row);
    await knownAgencies.demand([agency], 'input.agency');
    if ([...row.agencies, ...row.invited].includes(agency)) {
      throw new AppError('CONFLICT', `${agency} takes part, or is asked to.`, { reason: 'ALREADY_INVITED' });
    }
    if (row.agencies.length + row.invited.length >= mostAgencies) throw tooMany(`${mostAgencies} agencies`);
    const asked = { discussionId: row.id, agencies: [agency], by: forumDiscussions.me, at: this.work.clock.now() };
    await this.seats((seats) => seats.invite(asked));
    const invited = [...row.invited, agency].sort();
    const discussion = await forumDiscussions.save({ ...row, invited }, [{ kind: 'INVITED', about: agency }]);
    await forumDiscussions.notify(row, [agency]);
    return discussion;
  }

  /** The first who answers for an agency names who else sits for it; after that, those do. */
  async join({ discussionId, colleagues }: JoinForumDiscussionInput): Promise<ForumDiscussion> {
    const { forumDiscussions } = this.parts;
    const invitation = isId(discussionId) ? await this.seats((seats) => seats.lockInvitation(discussionId)) : null;
    if (!invitation) throw notFound('invitation');
    const { agency, subject } = forumDiscussions.me;
    const subjects = newcomers([], agency, [subject, ...colleagues]);
    await this.take(invitation.discussionId, subjects);
    const row = await forumDiscussions.lock(invitation.discussionId, 'join');
    const discussion = await this.seat({ ...row, invited: row.invited.filter((code) => code !== agency) }, subjects);
    await this.seats((seats) => seats.answer(invitation.id, this.work.clock.now()));
    return discussion;
  }

  async add({ discussionId, colleagues }: AddForumParticipantsInput): Promise<ForumDiscussion> {
    const { forumDiscussions } = this.parts;
    const row = await forumDiscussions.lock(discussionId, 'join');
    const subjects = newcomers(row.participants, forumDiscussions.me.agency, colleagues);
    if (subjects.length === 0) throw invalidInput('They take part already.', 'input.colleagues');
    await this.take(row.id, subjects);
    return this.seat(row, subjects);
  }

  /** Whoever leaves sees it no more, so the seat is given up last. */
  async leave(discussionId: string): Promise<LeaveForumDiscussionPayload> {
    const { forumDiscussions } = this.parts;
    const row = await forumDiscussions.lock(discussionId, 'leave');
    const { me } = forumDiscussions;
    const leftAt = this.work.clock.now();
    const participants = row.participants.filter(
      ({ agency, subject }) => agency !== me.agency || subject !== me.subject,
    );
    const agencies = agenciesOf(participants);
    if (!agencies.includes(row.openerAgency)) {
      throw new AppError('CONFLICT', `Somebody of ${row.openerAgency} keeps the discussion; name a colleague first.`, {
        reason: 'LAST_PARTICIPANT',
      });
    }
    await forumDiscussions.save({ ...row, participants, agencies }, [{ kind: 'LEFT', about: me.subject }]);
    await this.seats((seats) => seats.leave(row.id, me, leftAt));
    return { discussionId: row.id, leftAt };
  }

  private take(discussionId: string, subjects: string[]): Promise<void> {
    const { agency } = this.parts.forumDiscussions.me;
    const at = this.work.clock.now();
    return this.seats((seats) => seats.take({ discussionId, agency, subjects, openedBy: null, at }));
  }

  private seat(row: ForumDiscussionRow, subjects: readonly string[]): Promise<ForumDiscussion> {
    const { forumDiscussions } = this.parts;
    const { agency } = forumDiscussions.me;
    const joinedAt = this.work.clock.now().toISOString();
    const participants = [...row.participants, ...subjects.map((subject) => ({ agency, subject, joinedAt }))];
    if (participants.length > mostPeople) throw tooMany(`${mostPeople} people`);
    const told = subjects.map((about): Told => ({ kind: 'JOINED', about }));
    return forumDiscussions.save({ ...row, participants, agencies: agenciesOf(participants) }, told);
  }

  private seats<Result>(run: (seats: ForumSeatRepository) => Promise<Result>): Promise<Result> {
    return this.work.database.confidential((transaction) => run(new ForumSeatRepository(transaction)));
  }
}

const tooMany = (most: string) =>
  new AppError('CONFLICT', `At most ${most} take part in a discussion.`, { reason: 'TOO_MANY_PARTICIPANTS' });
