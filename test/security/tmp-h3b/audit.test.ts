import { auditServer } from 'graphql-http';
import { localIssuers } from '@partner-commons/gateway/issuers/local.issuers';
import { startSmallGateway } from '/work/main/test/support/small-gateway';
test('audit', async () => {
  const l = await localIssuers('/tmp/h3b-issuers', ['UNHCR']);
  const g = await startSmallGateway(l.settings);
  const token = await l.mint({agency:'UNHCR', subject:'x'});
  await new Promise(r=>setTimeout(r,300));
  const r = await auditServer({ url: g.url + '/graphql', fetchFn: (u: string, o: RequestInit) => fetch(u, {...o, headers: {...o.headers, authorization: 'Bearer '+token}}) });
  console.log(r.filter(x=>x.status!=='ok').map(x=>`${x.status} ${x.id} ${x.name} ${'reason' in x ? x.reason : ''}`).join('\n'), r.length);
  await g.stop();
});
