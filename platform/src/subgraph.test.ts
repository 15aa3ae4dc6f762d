import { graphql } from 'graphql';
import { Ctx, Directive, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { open, signedIn, staffOrOwnPartner } from './permissions';
import { buildSubgraph } from './subgraph';
import { publicViewer, type Viewer } from './viewer';

@ObjectType()
@Directive('@key(fields: "id")')
class Thing {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  secret: string;

  @Field(() => String)
  forgotten: string;
}

@Resolver(() => Thing)
class ThingResolver {
  @Query(() => Thing)
  thing(@Ctx() _context: object): Thing {
    return { id: '1', secret: 's', forgotten: 'f' };
  }
}

const references: string[] = [];
const schema = buildSubgraph({
  resolvers: [ThingResolver],
  references: {
    Thing: {
      access: staffOrOwnPartner('id'),
      resolve: ({ id }: { id: string }) => {
        references.push(id);
        return { id, secret: 's', forgotten: 'f' };
      },
    },
  },
  permissions: { Query: { thing: open }, Thing: { id: open, secret: signedIn } },
});

const reader: Viewer = {
  ...publicViewer,
  kind: 'AGENCY',
  subject: 'x#1',
  agency: 'UNHCR',
  roles: [{ role: 'READER', office: null }],
};
const ask = (source: string, viewer: Viewer = publicViewer) =>
  graphql({ schema, source, contextValue: { viewer, refused: async () => {} } });
const entities = (fields: string) =>
  `{ _entities(representations: [{ __typename: "Thing", id: "1" }]) { ... on Thing { ${fields} } } }`;

test('an open field answers anybody, others by their rule, and a field without a rule nobody', async () => {
  expect((await ask('{ thing { id } }')).data).toEqual({ thing: { id: '1' } });
  expect((await ask('{ thing { secret } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect((await ask('{ thing { secret } }', reader)).data).toEqual({ thing: { secret: 's' } });
  expect((await ask('{ thing { forgotten } }', reader)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('a reference is refused before its resolver runs', async () => {
  const refused = await ask(entities('id'));
  expect(refused.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect(references).toEqual([]);
  expect(
    (await ask(entities('id'), { ...publicViewer, kind: 'PARTNER', partnerId: '2' })).errors?.[0]?.extensions.code,
  ).toBe('FORBIDDEN');
  expect(references).toEqual([]);
  expect((await ask(entities('id secret'), reader)).data).toEqual({ _entities: [{ id: '1', secret: 's' }] });
  expect((await ask(entities('forgotten'), reader)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('the SDL is served with federation keys', async () => {
  const { data } = await ask('{ _service { sdl } }');
  expect(data?._service).toEqual({ sdl: expect.stringContaining('@key(fields: "id")') });
});
