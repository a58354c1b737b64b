import { DARK, LIGHT, type Look } from '../../charts/look.ts';

const tokens = (look: Look) =>
  Object.entries({
    ink: look.ink,
    mute: look.mute,
    line: look.line,
    'line-strong': look.lineStrong,
    panel: look.panel,
    sunk: look.sunk,
    accent: look.accent,
    'change-up': look.changeUp,
    'change-down': look.changeDown,
    'class-a': look.classes.A,
    'class-b': look.classes.B,
    'class-c': look.classes.C,
    ...Object.fromEntries(look.heat.map((colour, step) => [`heat-${step}`, colour])),
  })
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');

/** A text inside a style sheet's quotes: every character that could end them, or the sheet, by its number. */
export function cssText(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,:–-]/gu, (one) => `\\${(one.codePointAt(0) ?? 32).toString(16)} `);
}

/**
 * The look of a report: calm on a screen in both themes, and on paper A4 with a margin, the title and the number of each page.
 *
 * @param colours of the drawings, by theme
 */
export function reportStyle(
  title: string,
  colours: { readonly light: string; readonly dark: string },
): string {
  return `
:root{color-scheme:light;${tokens(LIGHT)};${colours.light}}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;${tokens(DARK)};${colours.dark}}}
*{box-sizing:border-box;margin:0;padding:0}
html{-webkit-text-size-adjust:none;text-size-adjust:none}
body{font:14px/22px system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;font-variant-numeric:tabular-nums;color:var(--ink);background:var(--panel);overflow-wrap:break-word}
main,header,footer{max-width:760px;margin:0 auto;padding:0 24px}
header{padding-top:56px;padding-bottom:8px}
h1{font-size:30px;line-height:38px;font-weight:680;letter-spacing:-.02em;text-wrap:balance}
.about{margin-top:8px;color:var(--mute)}
.intro{margin-top:20px;font-size:16px;line-height:26px;white-space:pre-line;text-wrap:pretty}
section{padding:34px 0 10px;border-top:1px solid var(--line);margin-top:34px}
h2{font-size:19px;line-height:27px;font-weight:660;letter-spacing:-.012em;text-wrap:balance}
h3{font-size:14px;line-height:20px;font-weight:650;margin:22px 0 6px;text-wrap:balance}
.kicker{color:var(--accent);font-size:12px;line-height:16px;font-weight:650;letter-spacing:.02em;margin-bottom:4px}
.lead{color:var(--mute);margin-top:4px;text-wrap:pretty}
.own{margin-top:12px;padding-left:14px;border-left:3px solid var(--accent);white-space:pre-line;text-wrap:pretty}
.says{margin-top:12px;display:grid;gap:4px;list-style:none}
.says li{padding-left:16px;text-indent:-16px}
.says li::before{content:'';display:inline-block;width:6px;height:6px;margin-right:10px;border-radius:50%;background:var(--accent);vertical-align:2px}
dl.readings{display:flex;flex-wrap:wrap;gap:12px 36px;margin-top:18px}
dl.readings div{display:flex;flex-direction:column-reverse}
dl.readings dt{color:var(--mute);font-size:12px;line-height:18px}
dl.readings dd{font-size:22px;line-height:30px;font-weight:660;letter-spacing:-.015em}
figure{margin-top:18px}
figure svg{display:block;width:100%;height:auto;overflow:visible}
figure svg text{font-family:inherit}
@media screen and (max-width:640px){.drawing{overflow-x:auto}figure svg{min-width:600px}main,header,footer{padding-left:16px;padding-right:16px}}
.legend{display:flex;flex-wrap:wrap;gap:2px 18px;margin-bottom:8px;color:var(--mute);font-size:12px;line-height:18px;list-style:none}
.legend li{display:inline-flex;align-items:center;gap:7px}
.legend i{display:inline-block;width:18px;height:0;border-top:2.5px solid currentcolor}
.legend .thick{border-top-width:3.5px}
.legend .dashed{border-top-style:dashed}
.legend .box,.legend .band,.legend .hatch{width:14px;height:11px;border:0;border-radius:3px;background:currentcolor}
.legend .band,.legend .hatch{opacity:.35}
.legend .step{width:14px;height:11px;border:0;border-radius:0;background:currentcolor;margin-left:-7px}
.legend .step:first-of-type{margin-left:0}
[data-tip][fill-opacity="0"]:hover{fill-opacity:.07}
.table{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:12.5px;line-height:18px}
th,td{padding:5px 8px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th:first-child,td:first-child{padding-left:0}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--mute);font-weight:500;border-bottom-color:var(--line-strong);vertical-align:bottom}
td:first-child{font-weight:600}
td:first-child::first-letter,.readings dt::first-letter{text-transform:uppercase}
.figure{text-align:right;white-space:nowrap}
.plain td:first-child{width:34%;color:var(--mute);font-weight:400}
.terms{display:grid;gap:10px}
.terms dt{font-weight:650}
.terms dd{color:var(--mute);text-wrap:pretty}
footer{padding-top:36px;padding-bottom:56px;color:var(--mute);font-size:12px}
code{font:12px/18px ui-monospace,monospace;overflow-wrap:anywhere}
#tip{position:fixed;z-index:9;left:0;top:0;visibility:hidden;max-width:300px;padding:8px 10px;border:1px solid var(--line);border-radius:6px;background:var(--panel);box-shadow:0 8px 28px rgb(0 0 0/18%);font-size:12px;line-height:18px;pointer-events:none}
#tip b{display:block}
#tip span{display:flex;justify-content:space-between;gap:14px;color:var(--mute)}
#tip span i{color:var(--ink);font-style:normal;font-weight:600;text-align:right}
@page{size:A4;margin:18mm 17mm 20mm;@bottom-left{content:"${cssText(title)}";font:8.5pt system-ui,sans-serif;color:#55616f}@bottom-right{content:counter(page) " / " counter(pages);font:8.5pt system-ui,sans-serif;color:#55616f}}
@page:first{@bottom-left{content:none}}
@media print{
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{font-size:10pt;line-height:15pt}
main,header,footer{max-width:none;padding-left:0;padding-right:0}
header{padding-top:4mm}
h1{font-size:22pt;line-height:28pt}
h2{font-size:13.5pt;line-height:18pt}
.intro{font-size:11pt;line-height:17pt}
section{margin-top:7mm;padding:6mm 0 0}
h1,h2,h3,.kicker,.lead,.own,.legend{break-after:avoid}
figure,tr,.keep,dl.readings,.terms div,.says li{break-inside:avoid}
thead{display:table-header-group}
.table{overflow:visible}
.short{break-inside:avoid}
table{font-size:9pt;line-height:13pt}
figure svg{max-height:150mm}
footer{padding:8mm 0 0}
#tip{display:none}
p{orphans:3;widows:3}
}
`;
}
