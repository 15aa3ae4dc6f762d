const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '');

/** What OpenRefine shows in a small frame; without a script, since names are written by strangers. */
export function previewPage(lines: readonly string[]): string {
  const [title = '', ...others] = lines.map(escapeHtml);
  const rest = others.map((line) => `<p>${line}</p>`).join('');
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${rest}</body></html>`;
}

/** Frames of OpenRefine run on the user's own machine, at a port that differs. */
export const previewHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; frame-ancestors http://127.0.0.1:* http://localhost:*",
};
