/** The three login roles of a service's database (architecture.md 4). */
export interface DatabaseRoles {
  owner: string;
  app: string;
  job: string;
}

/** Tables and functions that a platform module needs in every service's database, applied by the service's first migration. */
export interface SchemaPart {
  up(roles: DatabaseRoles): string[];
  down(): string[];
}
