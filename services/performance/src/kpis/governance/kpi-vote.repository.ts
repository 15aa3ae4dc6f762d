import type { PageOfParents } from '@partner-commons/platform/page-loader';
import type { EntityManager } from 'typeorm';
import type { KpiComment } from './kpi-comment.entity';
import type { KpiVote } from './kpi-vote.entity';

/** What agencies say and decide about definitions; nothing of it is ever changed. */
export class KpiVoteRepository {
  constructor(private readonly manager: EntityManager) {}

  /** False when the agency has voted in this round. */
  async insertVote({ definitionId, round, agencyCode, choice, reason, votedAt }: KpiVote): Promise<boolean> {
    const inserted = await this.manager.query(
      `/* KpiVoteRepository.insertVote */
       INSERT INTO kpi_vote (definition_id, round, agency, choice, reason, voted_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT kpi_vote_pk DO NOTHING RETURNING agency`,
      [definitionId, round, agencyCode, choice, reason, votedAt],
    );
    return inserted.length > 0;
  }

  /** Of the current round of each definition. */
  findVotes(definitionIds: readonly string[]): Promise<KpiVote[]> {
    return this.manager.query(
      `/* KpiVoteRepository.findVotes */
       SELECT v.definition_id AS "definitionId", v.round, v.agency AS "agencyCode", v.choice, v.reason, v.voted_at AS "votedAt"
       FROM kpi_vote v JOIN kpi_definition d ON d.id = v.definition_id AND d.vote_round = v.round
       WHERE v.definition_id = ANY ($1) ORDER BY v.agency COLLATE "C"`,
      [definitionIds],
    );
  }

  async insertComment({ id, definitionId, agencyCode, text, edition, commentedAt }: KpiComment): Promise<void> {
    await this.manager.query(
      `/* KpiVoteRepository.insertComment */
       INSERT INTO kpi_comment (id, definition_id, agency, text, edition, commented_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, definitionId, agencyCode, text, edition, commentedAt],
    );
  }

  async findComment(id: string): Promise<KpiComment | null> {
    const [row] = await this.manager.query(
      `/* KpiVoteRepository.findComment */
       SELECT id, definition_id AS "definitionId", agency AS "agencyCode", text, edition, commented_at AS "commentedAt"
       FROM kpi_comment WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  findComments({ parents, after, limit }: PageOfParents): Promise<KpiComment[]> {
    return this.manager.query(
      `/* KpiVoteRepository.findComments */
       SELECT page.* FROM unnest($1::uuid[]) AS parent CROSS JOIN LATERAL (
         SELECT id, definition_id AS "definitionId", agency AS "agencyCode", text, edition, commented_at AS "commentedAt"
         FROM kpi_comment WHERE definition_id = parent AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3) AS page`,
      [parents, after, limit],
    );
  }

  countComments(parents: readonly string[]): Promise<{ parent: string; count: number }[]> {
    return this.manager.query(
      `/* KpiVoteRepository.countComments */
       SELECT definition_id AS parent, count(*)::int AS count FROM kpi_comment WHERE definition_id = ANY ($1)
       GROUP BY definition_id`,
      [parents],
    );
  }
}
