import type { ExplorerSettings } from './explorer.settings';
import { SETTINGS_ELEMENT_ID } from './explorer.settings';

/**
 * Nothing from another host, no inline script, no eval, no frame, no form.
 * `style-src 'unsafe-inline'` is needed by monaco-editor: it writes its theme colours and its glyph positions as
 * `<style>` elements and `style` attributes made in script. `data:` in fonts and images: GraphiQL's style sheet carries
 * its fonts and monaco's icons inline.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E" +
  "%3Crect width='16' height='16' rx='3' fill='%23b3261e'/%3E%3Cpath d='M3 12V4l5 5 5-5v8' " +
  "fill='none' stroke='white' stroke-width='2'/%3E%3C/svg%3E";

/** `assets` is the folder of the built files relative to the page, so the page also works behind a path prefix. */
export function explorerPage(settings: ExplorerSettings, assets: string): string {
  return page(
    `<link rel="stylesheet" href="${assets}/explorer.css">
<script type="application/json" id="${SETTINGS_ELEMENT_ID}">${inScript(settings)}</script>
<script type="module" src="${assets}/explorer.js"></script>`,
    `<div id="explorer">Loading… 正在载入</div>
<noscript>The explorer needs JavaScript; the graph does not: send operations by POST to this address.
浏览器须启用 JavaScript；也可以直接用 POST 查询本地址。</noscript>`,
  );
}

/** Shown when the bundle cannot be built; the cause is in the log, since it may name folders of the machine. */
export function brokenPage(): string {
  return page(
    '',
    `<h1>The explorer could not be built (查询页面生成失败)</h1>
<p>The graph itself works: send operations by POST to this address. The server's log says why the page failed;
reload this page once the cause is mended.</p>
<p>查询接口本身正常，可用 POST 查询本地址。原因见服务日志，排除后刷新本页即可。</p>`,
  );
}

function page(head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mashang 马上就办</title>
<link rel="icon" href="${ICON}">
${head}
</head>
<body>
${body}
</body>
</html>
`;
}

/** JSON that cannot end the script element it stands in. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
