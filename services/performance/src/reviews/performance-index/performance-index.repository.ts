import type { EntityManager } from 'typeorm';
import { wantedPartners } from '../../federation/partner-redirect.repository';
import type { IndexOfPartner, Weights } from './performance-index.rules';
import type { PerformanceIndex } from './performance-index.view';

export interface WeightsRow {
  version: number;
  weights: Weights;
  effectiveFrom: string;
  publishedAt: Date;
}

const columns = `version, weights, effective_from::text AS "effectiveFrom", published_at AS "publishedAt"`;

/** Weights, and indexes that rest on enough ratings; nothing of these is confidential. */
export class PerformanceIndexRepository {
  constructor(private readonly manager: EntityManager) {}

  find(partnerIds: readonly string[]): Promise<(PerformanceIndex & { partnerId: string })[]> {
    return this.manager.query(
      `/* PerformanceIndexRepository.find */
       SELECT DISTINCT ON (wanted.partner_id) wanted.partner_id AS "partnerId", i.points, i.ratings, i.agencies,
         i.weights_version AS "weightsVersion", i.computed_on::text AS "computedOn"
       FROM ${wantedPartners} JOIN partner_index i ON i.partner_id = ANY (wanted.ids)
       ORDER BY wanted.partner_id, i.computed_on DESC`,
      [partnerIds],
    );
  }

  /** Newest first; the latest 100. */
  findWeights(): Promise<WeightsRow[]> {
    return this.manager.query(
      `/* PerformanceIndexRepository.findWeights */ SELECT ${columns} FROM index_weights ORDER BY version DESC LIMIT 100`,
    );
  }

  async findWeightsOn(day: string): Promise<WeightsRow | null> {
    const [row] = await this.manager.query(
      `/* PerformanceIndexRepository.findWeightsOn */
       SELECT ${columns} FROM index_weights WHERE effective_from <= $1 ORDER BY version DESC LIMIT 1`,
      [day],
    );
    return row ?? null;
  }

  /** Gives the version it became; the key keeps two publications at once from being the same one. */
  async insertWeights(weights: Weights, effectiveFrom: string, publishedAt: Date): Promise<number> {
    const [row] = await this.manager.query(
      `/* PerformanceIndexRepository.insertWeights */
       INSERT INTO index_weights (version, weights, effective_from, published_at)
       SELECT coalesce(max(version), 0) + 1, $1::jsonb, $2, $3 FROM index_weights RETURNING version`,
      [JSON.stringify(weights), effectiveFrom, publishedAt],
    );
    return row.version;
  }

  /** For the job role: what it computed takes the place of all before; what did not change is not written. */
  async replaceAll(indexes: readonly IndexOfPartner[], weightsVersion: number, computedOn: string): Promise<void> {
    await this.manager.query(
      `/* PerformanceIndexRepository.replaceAll */
       WITH fresh AS (
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS f ("partnerId" uuid, points integer, ratings integer, agencies integer)
       ), gone AS (
         DELETE FROM partner_index i WHERE NOT EXISTS (SELECT FROM fresh f WHERE f."partnerId" = i.partner_id)
       )
       INSERT INTO partner_index (partner_id, points, ratings, agencies, weights_version, computed_on)
       SELECT f."partnerId", f.points, f.ratings, f.agencies, $2, $3 FROM fresh f
       ON CONFLICT ON CONSTRAINT partner_index_pk DO UPDATE SET points = excluded.points, ratings = excluded.ratings,
         agencies = excluded.agencies, weights_version = excluded.weights_version, computed_on = excluded.computed_on
       WHERE (partner_index.points, partner_index.ratings, partner_index.agencies, partner_index.weights_version)
         IS DISTINCT FROM (excluded.points, excluded.ratings, excluded.agencies, excluded.weights_version)`,
      [JSON.stringify(indexes), weightsVersion, computedOn],
    );
  }
}
