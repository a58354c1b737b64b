import type { Twin } from '../../charts/twin.ts';
import { LIGHT } from '../../charts/look.ts';
import { escaped } from '../chart/table-html.ts';
import type { ReportChart, ReportSection } from './report-content.ts';
import { REPORT_POLICY, REPORT_SCRIPT } from './report-script.ts';
import { reportStyle } from './report-style.ts';
import { r } from './words.ts';

/** Everything on the page but the drawings: texts, as they are to be read. */
export interface ReportPage {
  readonly title: string;
  readonly about: string;
  readonly intro: string;
  readonly sections: readonly (ReportSection & { readonly kicker: string; readonly own: string })[];
  readonly waterfall: Twin;
  readonly settings: readonly (readonly [name: string, value: string])[];
  readonly definitions: readonly (readonly [name: string, words: string])[];
}

/** The drawings of a section in order, and the colours they go by. */
export interface ReportDrawings {
  readonly of: (section: string, chart: number) => string;
  readonly colours: { readonly light: string; readonly dark: string };
}

/**
 * A report as one page that needs nothing but itself. Every text is escaped here, in one place; drawings come as SVG that was
 * serialized, in which texts are escaped by the browser.
 *
 * @param script whether what the pointer is on is shown: the only thing that takes a script
 */
export function reportPage(page: ReportPage, drawings: ReportDrawings, script: boolean): string {
  const { title, about, intro, sections } = page;
  const body = sections.map((one) => sectionHtml(one, (chart) => drawings.of(one.id, chart))).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="${REPORT_POLICY}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Regulars">
<title>${escaped(title)}</title>
<style>${reportStyle(title, drawings.colours)}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p class="about">${escaped(about)}</p>
${intro === '' ? '' : `<p class="intro">${escaped(intro)}</p>`}
</header>
<main>
${body}
<section>
<h2>${escaped(r('page.data'))}</h2>
<p class="lead">${escaped(r('page.data.lead'))}</p>
${tableHtml(page.waterfall)}
<div class="short"><h3>${escaped(r('page.settings'))}</h3>
<div class="table plain"><table><tbody>${page.settings
    .map(([name, value]) => `<tr><td>${escaped(name)}</td><td>${escaped(value)}</td></tr>`)
    .join('')}</tbody></table></div></div>
${
  page.definitions.length === 0
    ? ''
    : `<h3>${escaped(r('page.definitions'))}</h3><dl class="terms">${page.definitions
        .map(([name, words]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(words)}</dd></div>`)
        .join('')}</dl>`
}
</section>
</main>
<footer><p>${escaped(r('page.foot'))}</p></footer>
${script ? `<div id="tip"></div>\n<script>${REPORT_SCRIPT}</script>` : ''}
</body>
</html>
`;
}

function sectionHtml(
  { title, kicker, lead, own, readings, paragraphs, charts, tables }: ReportPage['sections'][number],
  drawing: (chart: number) => string,
): string {
  const head = [
    kicker === title ? '' : `<p class="kicker">${escaped(kicker)}</p>`,
    `<h2>${escaped(title)}</h2>`,
    lead === '' ? '' : `<p class="lead">${escaped(lead)}</p>`,
    own === '' ? '' : `<p class="own">${escaped(own)}</p>`,
    paragraphs.length === 0
      ? ''
      : `<ul class="says">${paragraphs.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul>`,
    readings.length === 0 ? '' : `<dl class="readings">${readings.map(readingHtml).join('')}</dl>`,
  ].join('\n');
  const [first = '', ...others] = charts.map((chart, at) => chartHtml(chart, at, drawing(at)));
  const rest = tables.map(({ caption, twin }) => `<h3>${escaped(caption)}</h3>${tableHtml(twin)}`);
  // A finding and the drawing that shows it stay on one page.
  return `<section><div class="keep">${head}${first}</div>${[...others, ...rest].join('\n')}</section>`;
}

const readingHtml = ({ words, figure }: ReportSection['readings'][number]) =>
  `<div><dt>${escaped(words)}</dt><dd>${escaped(figure)}</dd></div>`;

function chartHtml({ label, legend, scale }: ReportChart, at: number, svg: string): string {
  const items = legend.map(
    ({ name, colour, kind = 'line' }) =>
      `<li><i class="${escaped(kind)}" style="color:${escaped(colour)}"></i>${escaped(name)}</li>`,
  );
  const steps = LIGHT.heat.map((_, step) => `<i class="step" style="color:var(--heat-${step})"></i>`);
  if (scale) items.push(`<li>${escaped(scale.low)} ${steps.join('')} ${escaped(scale.high)}</li>`);
  const head = items.length === 0 ? '' : `<ul class="legend">${items.join('')}</ul>`;
  // The first drawing of a section is what its title says.
  const caption = at === 0 ? '' : `<h3>${escaped(label)}</h3>`;
  return `${caption}<figure role="img" aria-label="${escaped(label)}">${head}<div class="drawing">${svg}</div></figure>`;
}

function tableHtml({ columns, rows }: Twin): string {
  const side = (place: number) => (columns[place]?.figure ? ' class="figure"' : '');
  const head = columns.map(({ title }, place) => `<th scope="col"${side(place)}>${escaped(title)}</th>`);
  const body = rows.map(
    (row) => `<tr>${row.map((cell, place) => `<td${side(place)}>${escaped(cell)}</td>`).join('')}</tr>`,
  );
  return `<div class="table"><table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div>`;
}
