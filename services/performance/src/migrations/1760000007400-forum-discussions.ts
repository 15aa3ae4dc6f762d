import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agencies discuss the performance of partners (JIU-60): for those who take part, so that others never learn of it. */
export class ForumDiscussions1760000007400 implements MigrationInterface {
  readonly name = 'ForumDiscussions1760000007400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(discussions);
    await runner.query(doors);
    await runner.query(policies);
    await runner.query(steps);
    await runner.query(posts);
    await runner.query(decisions);
    await runner.query(followUps);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE forum_follow_up, forum_dissent, forum_decision, forum_post, forum_step, forum_seat, forum_invitation,
        forum_discussion;
      DROP FUNCTION viewer_sits_in(uuid)`);
  }
}

const holdsRole = `(SELECT viewer_holds('EVALUATOR', 'IP_UNIT_ADMIN', 'SENIOR_OFFICIAL'))`;
const ownAgency = 'agency = (SELECT viewer_agency())';
const ownSubject = `(SELECT viewer() ->> 'subject')`;

const protect = (table: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`;

const discussions = `
  CREATE TABLE forum_discussion (
    id uuid CONSTRAINT forum_discussion_pk PRIMARY KEY,
    opener_agency text NOT NULL,
    opened_by text NOT NULL,
    -- Agencies that take part now, and those that are asked to.
    agencies text[] NOT NULL,
    invited text[] NOT NULL,
    -- For showing; what opens the row is the seat.
    participants jsonb NOT NULL,
    partner_ids uuid[] NOT NULL CONSTRAINT forum_discussion_partners_ck CHECK (cardinality(partner_ids) BETWEEN 1 AND 20),
    purpose text NOT NULL CONSTRAINT forum_discussion_purpose_ck CHECK (purpose IN
      ('PERFORMANCE_MONITORING', 'RISK_AND_CONTROLS', 'CAPACITY_SUPPORT', 'RESULTS_AND_LESSONS', 'OTHER')),
    -- Topic and opening words.
    sealed text NOT NULL,
    state text NOT NULL CONSTRAINT forum_discussion_state_ck CHECK (state IN ('OPEN', 'DECIDED', 'CLOSED')),
    opened_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT forum_discussion_opener_uq UNIQUE (id, opened_by)
  );
  CREATE INDEX forum_discussion_agencies_ix ON forum_discussion USING gin (agencies);
  ${protect('forum_discussion')}
`;

/** How one comes in: by opening, by an invitation of the own agency, or by a colleague who is in. */
const doors = `
  CREATE TABLE forum_invitation (
    id uuid CONSTRAINT forum_invitation_pk PRIMARY KEY,
    discussion_id uuid NOT NULL CONSTRAINT forum_invitation_discussion_fk REFERENCES forum_discussion (id),
    agency text NOT NULL,
    by_agency text NOT NULL,
    invited_by text NOT NULL,
    invited_at timestamptz NOT NULL,
    answered_at timestamptz
  );
  CREATE UNIQUE INDEX forum_invitation_open_uq ON forum_invitation (discussion_id, agency) WHERE answered_at IS NULL;
  CREATE INDEX forum_invitation_agency_ix ON forum_invitation (agency, id DESC);
  ${protect('forum_invitation')}
  CREATE POLICY forum_invitation_read ON forum_invitation FOR SELECT TO performance_app USING (${ownAgency} AND ${holdsRole});
  CREATE POLICY forum_invitation_update ON forum_invitation FOR UPDATE TO performance_app USING (${ownAgency} AND ${holdsRole});
  GRANT SELECT, INSERT, UPDATE (answered_at) ON forum_invitation TO performance_app;

  CREATE TABLE forum_seat (
    id uuid CONSTRAINT forum_seat_pk PRIMARY KEY,
    discussion_id uuid NOT NULL CONSTRAINT forum_seat_discussion_fk REFERENCES forum_discussion (id),
    agency text NOT NULL,
    subject text NOT NULL,
    -- Set on the seat of whoever opened it: the key holds that against the discussion.
    opened_by text CONSTRAINT forum_seat_opener_ck CHECK (opened_by = subject),
    joined_at timestamptz NOT NULL,
    left_at timestamptz,
    CONSTRAINT forum_seat_opener_fk FOREIGN KEY (discussion_id, opened_by) REFERENCES forum_discussion (id, opened_by)
  );
  CREATE UNIQUE INDEX forum_seat_taken_uq ON forum_seat (discussion_id, agency, subject) WHERE left_at IS NULL;
  CREATE INDEX forum_seat_subject_ix ON forum_seat (subject, discussion_id);
  ${protect('forum_seat')}
  -- The own one alone, and not once the role is gone; so "there is a seat" in the policies below means "mine".
  CREATE POLICY forum_seat_read ON forum_seat FOR SELECT TO performance_app
    USING (${ownAgency} AND subject = ${ownSubject} AND ${holdsRole});
  CREATE POLICY forum_seat_update ON forum_seat FOR UPDATE TO performance_app
    USING (${ownAgency} AND subject = ${ownSubject} AND ${holdsRole});
  -- A function, since a policy may not ask its own table.
  CREATE FUNCTION viewer_sits_in(discussion uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM forum_seat s WHERE s.discussion_id = discussion AND s.left_at IS NULL) $$;
  CREATE POLICY forum_seat_insert ON forum_seat FOR INSERT TO performance_app WITH CHECK (${ownAgency} AND ${holdsRole} AND (
    opened_by = ${ownSubject}
    OR EXISTS (SELECT FROM forum_invitation i WHERE i.discussion_id = forum_seat.discussion_id AND i.answered_at IS NULL)
    OR viewer_sits_in(forum_seat.discussion_id)));
  GRANT SELECT, INSERT, UPDATE (left_at) ON forum_seat TO performance_app;
`;

const isMember = (id: string) =>
  `EXISTS (SELECT FROM forum_seat s WHERE s.discussion_id = ${id} AND s.left_at IS NULL)`;
/** Members, and oversight of an agency that takes part. */
const isShown = (table: string) => `EXISTS (SELECT FROM forum_discussion d WHERE d.id = ${table}.discussion_id)`;

const policies = `
  CREATE POLICY forum_discussion_member_read ON forum_discussion FOR SELECT TO performance_app
    USING (${isMember('forum_discussion.id')});
  CREATE POLICY forum_discussion_oversight_read ON forum_discussion FOR SELECT TO performance_app
    USING (agencies @> ARRAY[(SELECT viewer_agency())] AND (SELECT viewer_holds('OVERSIGHT_AUDITOR')));
  CREATE POLICY forum_discussion_insert ON forum_discussion FOR INSERT TO performance_app
    WITH CHECK (opener_agency = (SELECT viewer_agency()) AND opened_by = ${ownSubject} AND ${holdsRole});
  CREATE POLICY forum_discussion_update ON forum_discussion FOR UPDATE TO performance_app
    USING (${isMember('forum_discussion.id')});
  GRANT SELECT, INSERT, UPDATE (agencies, invited, participants, state, version) ON forum_discussion TO performance_app;
  CREATE POLICY forum_invitation_insert ON forum_invitation FOR INSERT TO performance_app
    WITH CHECK (by_agency = (SELECT viewer_agency()) AND ${isMember('forum_invitation.discussion_id')});
`;

/** What belongs to a discussion: those who see it read, those who sit in it write for their own agency. */
const within = (table: string) => `
  ${protect(table)}
  CREATE POLICY ${table}_read ON ${table} FOR SELECT TO performance_app USING (${isShown(table)});
  CREATE POLICY ${table}_insert ON ${table} FOR INSERT TO performance_app
    WITH CHECK (${ownAgency} AND ${isMember(`${table}.discussion_id`)});`;

const steps = `
  CREATE TABLE forum_step (
    id uuid CONSTRAINT forum_step_pk PRIMARY KEY,
    discussion_id uuid NOT NULL CONSTRAINT forum_step_discussion_fk REFERENCES forum_discussion (id),
    kind text NOT NULL CONSTRAINT forum_step_kind_ck CHECK (kind IN
      ('OPENED', 'INVITED', 'JOINED', 'LEFT', 'DECIDED', 'DISSENTED', 'CLOSED', 'REOPENED')),
    agency text NOT NULL,
    -- Who did it, and the agency or person that it was done to.
    subject text NOT NULL,
    about text,
    sealed_reason text,
    at timestamptz NOT NULL
  );
  CREATE INDEX forum_step_discussion_ix ON forum_step (discussion_id, id DESC);
  ${within('forum_step')}
  -- Append-only: nobody has UPDATE or DELETE.
  GRANT SELECT, INSERT ON forum_step TO performance_app;
`;

const posts = `
  CREATE TABLE forum_post (
    id uuid CONSTRAINT forum_post_pk PRIMARY KEY,
    discussion_id uuid NOT NULL CONSTRAINT forum_post_discussion_fk REFERENCES forum_discussion (id),
    agency text NOT NULL,
    author text NOT NULL,
    sealed text NOT NULL,
    -- Kinds and ids; nothing of what they name is opened by them.
    refs jsonb NOT NULL,
    posted_at timestamptz NOT NULL,
    -- A tombstone is left; the words stay for oversight.
    withdrawn_at timestamptz
  );
  CREATE INDEX forum_post_discussion_ix ON forum_post (discussion_id, id);
  ${within('forum_post')}
  CREATE POLICY forum_post_update ON forum_post FOR UPDATE TO performance_app
    USING (${ownAgency} AND author = ${ownSubject} AND ${isMember('forum_post.discussion_id')});
  GRANT SELECT, INSERT, UPDATE (withdrawn_at) ON forum_post TO performance_app;
`;

const decisions = `
  CREATE TABLE forum_decision (
    id uuid CONSTRAINT forum_decision_pk PRIMARY KEY,
    discussion_id uuid NOT NULL CONSTRAINT forum_decision_discussion_fk REFERENCES forum_discussion (id),
    agency text NOT NULL,
    decided_by text NOT NULL,
    sealed text NOT NULL,
    decided_at timestamptz NOT NULL
  );
  CREATE INDEX forum_decision_discussion_ix ON forum_decision (discussion_id, id DESC);
  ${within('forum_decision')}
  -- Append-only, as dissent is: nobody has UPDATE or DELETE.
  GRANT SELECT, INSERT ON forum_decision TO performance_app;

  CREATE TABLE forum_dissent (
    id uuid CONSTRAINT forum_dissent_pk PRIMARY KEY,
    discussion_id uuid NOT NULL CONSTRAINT forum_dissent_discussion_fk REFERENCES forum_discussion (id),
    decision_id uuid NOT NULL CONSTRAINT forum_dissent_decision_fk REFERENCES forum_decision (id),
    agency text NOT NULL,
    dissented_by text NOT NULL,
    sealed text NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT forum_dissent_once_uq UNIQUE (decision_id, agency)
  );
  CREATE INDEX forum_dissent_discussion_ix ON forum_dissent (discussion_id);
  ${within('forum_dissent')}
  GRANT SELECT, INSERT ON forum_dissent TO performance_app;
`;

const followUps = `
  CREATE TABLE forum_follow_up (
    id uuid CONSTRAINT forum_follow_up_pk PRIMARY KEY,
    discussion_id uuid NOT NULL CONSTRAINT forum_follow_up_discussion_fk REFERENCES forum_discussion (id),
    -- Who added it, and who does it.
    agency text NOT NULL,
    owner text NOT NULL,
    sealed text NOT NULL,
    due_on date NOT NULL,
    state text NOT NULL CONSTRAINT forum_follow_up_state_ck CHECK (state IN ('OPEN', 'DONE', 'DROPPED')),
    sealed_note text,
    added_at timestamptz NOT NULL,
    ended_at timestamptz,
    version integer NOT NULL,
    CONSTRAINT forum_follow_up_ended_ck CHECK ((state = 'OPEN') = (ended_at IS NULL) AND (state = 'OPEN') = (sealed_note IS NULL))
  );
  CREATE INDEX forum_follow_up_discussion_ix ON forum_follow_up (discussion_id, due_on, id);
  ${within('forum_follow_up')}
  CREATE POLICY forum_follow_up_update ON forum_follow_up FOR UPDATE TO performance_app
    USING (owner = (SELECT viewer_agency()) AND ${isMember('forum_follow_up.discussion_id')});
  GRANT SELECT, INSERT, UPDATE (state, sealed_note, ended_at, version) ON forum_follow_up TO performance_app;
`;
