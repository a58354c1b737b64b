/**
 * The only script in a report: shows what lies under the pointer in words. Reading needs none of it. It writes texts, never
 * markup; the page's policy lets it run by its hash and nothing else.
 */
export const REPORT_SCRIPT = `const tip=document.getElementById('tip');let shown=null;
addEventListener('pointermove',(event)=>{const mark=event.target instanceof Element?event.target.closest('[data-tip]'):null;
if(mark!==shown){shown=mark;tip.replaceChildren();if(mark){const[title,...lines]=mark.getAttribute('data-tip').split('\\n');
const head=document.createElement('b');head.textContent=title;tip.append(head);
for(const line of lines){const[name,text]=line.split('\\t');const row=document.createElement('span');row.textContent=name;const figure=document.createElement('i');figure.textContent=text??'';row.append(figure);tip.append(row)}}
tip.style.visibility=mark?'visible':'hidden'}
if(mark){const{width,height}=tip.getBoundingClientRect();tip.style.transform='translate('+Math.min(event.clientX+14,innerWidth-width-8)+'px,'+Math.min(event.clientY+14,innerHeight-height-8)+'px)'}});
addEventListener('pointerout',(event)=>{if(!event.relatedTarget){shown=null;tip.style.visibility='hidden'}});`;

/** SHA-256 of it, as the policy names it. A test holds the two together. */
export const REPORT_SCRIPT_HASH = '7+pFYsDNL5lB2/F7YTFhRICK5QM7LrXqnc0e8BucCX4=';

/** Nothing from anywhere; pictures that lie in the page, styles of its own, that one script. */
export const REPORT_POLICY = [
  "default-src 'none'",
  'img-src data:',
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${REPORT_SCRIPT_HASH}'`,
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');
