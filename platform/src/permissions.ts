import { type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql';
import { applyMiddleware, type IMiddleware } from 'graphql-middleware';
import { rule, shield } from 'graphql-shield';
import { forbidden, unauthenticated } from './errors';
import { actsFor, hasRole, type Role, type Viewer } from './viewer';

/** Who may call a field. Rules know the viewer and the parent's key; whether a *row* is theirs is the service's question. */
export interface Access {
  /** Words for the generated permission matrix. */
  label: string;
  allows(viewer: Viewer, parent: unknown): boolean;
}

/** Anybody, also without a token. Fields with this rule keep their plain resolver: wrapping costs (architecture.md 3). */
export const open: Access = { label: 'anyone', allows: () => true };

export const signedIn: Access = { label: 'signed in', allows: (viewer) => viewer.kind !== 'PUBLIC' };

/** INTER_AGENCY of domain-model.md 2.8: any member of any agency. */
export const agencyStaff: Access = {
  label: 'agency staff',
  allows: (viewer) => viewer.kind === 'AGENCY' && viewer.roles.length > 0,
};

export const staffWith = (...wanted: Role[]): Access => ({
  label: `agency staff as ${wanted.join(' or ')}`,
  allows: (viewer) => viewer.kind === 'AGENCY' && hasRole(viewer, ...wanted),
});

/** Partner users of any partner; which partner is the row's question, so the service asks it. */
export const partnerUser = (...wanted: Role[]): Access => ({
  label: wanted.length > 0 ? `partner users as ${wanted.join(' or ')}` : 'partner users',
  allows: (viewer) =>
    viewer.kind === 'PARTNER' && viewer.partnerId !== null && (wanted.length === 0 || hasRole(viewer, ...wanted)),
});

/** The partner's own users looking at their own object: the parent carries the partner's id in `key`. */
const ownPartner = (key: string): Access => ({
  label: 'the partner itself',
  allows: (viewer, parent) => {
    const id = (parent as Record<string, unknown> | undefined)?.[key];
    return typeof id === 'string' && actsFor(viewer, id);
  },
});

export const anyOf = (...choices: Access[]): Access => ({
  label: choices.map(({ label }) => label).join(', or '),
  allows: (viewer, parent) => choices.some((choice) => choice.allows(viewer, parent)),
});

export const staffOrOwnPartner = (key: string) => anyOf(agencyStaff, ownPartner(key));

export const nobody: Access = { label: 'nobody', allows: () => false };

/** Type → field → rule; '*' covers the fields of a type that are not named. What is not here is closed. */
export type PermissionTable = Record<string, Record<string, Access>>;

/** The fields that federation adds. Requests without a signed viewer never reach them (service-server.ts). */
const federationAccess: PermissionTable = {
  Query: { _service: open, _entities: open },
  _Service: { sdl: open },
};

export function mergePermissions(left: PermissionTable, right: PermissionTable): PermissionTable {
  const merged = { ...left };
  for (const [type, fields] of Object.entries(right)) merged[type] = { ...merged[type], ...fields };
  return merged;
}

export function accessOf(table: PermissionTable, type: string, field: string): Access {
  return table[type]?.[field] ?? table[type]?.['*'] ?? federationAccess[type]?.[field] ?? nobody;
}

function refusal(viewer: Viewer, access: Access) {
  if (viewer.kind === 'PUBLIC') return unauthenticated();
  return forbidden(`This is for ${access.label}. Ask your agency's administrator for the role.`);
}

/** Puts a rule in front of every field of the schema; a new field that nobody granted is closed. */
export function protect(schema: GraphQLSchema, table: PermissionTable): GraphQLSchema {
  const rules: Record<string, Record<string, ReturnType<typeof guard>>> = {};
  const openFields: [string, string][] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    rules[type.name] = {};
    for (const field of Object.keys(type.getFields())) {
      const access = accessOf(table, type.name, field);
      if (access === open) openFields.push([type.name, field]);
      const fields = rules[type.name];
      if (fields) fields[field] = guard(access);
    }
  }
  const middleware = shield(rules, {
    fallbackRule: guard(nobody),
    fallbackError: forbidden('This is not open to you.'),
    // Without it shield swallows our own coded errors.
    allowExternalErrors: true,
  }).generate(schema) as Record<string, Record<string, IMiddleware>>;
  for (const [type, field] of openFields) delete middleware[type]?.[field];
  return applyMiddleware(schema, middleware as unknown as IMiddleware);
}

/** `no_cache`: a decision that shield cached would be another viewer's or another row's. */
function guard(access: Access) {
  return rule({ cache: 'no_cache' })(
    async (parent: unknown, _args: unknown, context: RefusingContext, info: GraphQLResolveInfo) => {
      if (access.allows(context.viewer, parent)) return true;
      const error = refusal(context.viewer, access);
      await context.refused(placeOf(info), error);
      return error;
    },
  );
}

/** Root fields by their name, as mutations are recorded; others with their type. */
function placeOf({ parentType, fieldName }: GraphQLResolveInfo): string {
  return parentType.name === 'Query' || parentType.name === 'Mutation' ? fieldName : `${parentType.name}.${fieldName}`;
}

/** What a guard needs of the request: who asks, and where it is recorded that this was refused (trust.md, promise 3). */
export interface RefusingContext {
  viewer: Viewer;
  refused(field: string, error: unknown): Promise<void>;
}

/** The same decision for code that runs before field rules do: reference resolvers (architecture.md 8). */
export async function demand(access: Access, context: RefusingContext, parent: unknown, place: string): Promise<void> {
  if (access.allows(context.viewer, parent)) return;
  const error = refusal(context.viewer, access);
  await context.refused(place, error);
  throw error;
}
