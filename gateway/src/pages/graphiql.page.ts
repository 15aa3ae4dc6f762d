import { createHash } from 'node:crypto';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { sendText } from '@partner-commons/platform/http/answers';
import type { Exchange } from '@partner-commons/platform/http/route';

const welcome = `# Put one of the printed tokens into the tab "Headers": {"authorization": "Bearer …"}
# Without a token only public fields answer, and the schema stays closed.
`;

interface Page {
  html: string;
  headers: Record<string, string>;
}

/** The script is allowed by its hash; workers are blobs the page makes itself; nothing comes from another host. */
function preparePage(endpoint: string): Page {
  const html = renderGraphiQL({ title: 'Partner Commons', endpoint, defaultQuery: welcome });
  const opening = '<script>';
  const script = html.slice(html.indexOf(opening) + opening.length, html.lastIndexOf('</script>'));
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}' blob:`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { html, headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy } };
}

/** The GraphQL page of a development start: 9 MB in one piece, rendered at the first visit. */
export function graphiqlPage(endpoint: string): (exchange: Exchange) => Promise<void> {
  let page: Page | undefined;
  return async ({ response }) => {
    page ??= preparePage(endpoint);
    sendText(response, 200, page.headers, page.html);
  };
}
