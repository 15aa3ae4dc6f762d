import { serviceAccountIssuer } from '@partner-commons/platform/api-key';
import { countUpTo } from '@partner-commons/platform/page';
import type { RoleGrant } from '@partner-commons/platform/viewer';
import type { EntityManager } from 'typeorm';

export interface ServiceAccountRow {
  id: string;
  agency: string;
  name: string;
  grants: RoleGrant[];
  active: boolean;
  createdAt: Date;
  lastUsedOn: string | null;
}

export type NewServiceAccount = Pick<ServiceAccountRow, 'id' | 'agency' | 'name' | 'createdAt'> & { createdBy: string };

/** Roles and use are those of its membership. */
const accounts = `FROM service_account s
  JOIN member m ON m.agency = s.agency AND m.issuer = $2 AND m.subject = s.id::text WHERE s.agency = $1`;

const columns = `s.id, s.agency, s.name, m.roles AS grants, m.active, s.created_at AS "createdAt",
  m.last_used_on::text AS "lastUsedOn"`;

export class ServiceAccountRepository {
  constructor(private readonly manager: EntityManager) {}

  list(agency: string, after: string | null, limit: number): Promise<ServiceAccountRow[]> {
    return this.manager.query(
      `/* ServiceAccountRepository.list */
       SELECT ${columns} ${accounts} AND ($3::uuid IS NULL OR s.id < $3) ORDER BY s.id DESC LIMIT $4`,
      [agency, serviceAccountIssuer, after, limit],
    );
  }

  async count(agency: string): Promise<number> {
    const [row] = await this.manager.query(`/* ServiceAccountRepository.count */ ${countUpTo(accounts)}`, [
      agency,
      serviceAccountIssuer,
    ]);
    return row.count;
  }

  async find(agency: string, id: string): Promise<ServiceAccountRow | null> {
    const [row] = await this.manager.query(
      `/* ServiceAccountRepository.find */ SELECT ${columns} ${accounts} AND s.id = $3`,
      [agency, serviceAccountIssuer, id],
    );
    return row ?? null;
  }

  /** False when the agency has a program of this name. */
  async insert({ id, agency, name, createdAt, createdBy }: NewServiceAccount): Promise<boolean> {
    const inserted = await this.manager.query(
      `/* ServiceAccountRepository.insert */
       INSERT INTO service_account (id, agency, name, created_at, created_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT service_account_name_uq DO NOTHING RETURNING id`,
      [id, agency, name, createdAt, createdBy],
    );
    return inserted.length > 0;
  }
}
