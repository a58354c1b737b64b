import * as Comlink from 'comlink';
import { Engine } from './engine-state.ts';
import { handBufferOver } from './hand-buffer-over.ts';
import { rehearse } from './rehearsal.ts';
import { sealNetwork } from './seal.ts';

sealNetwork();
handBufferOver();
const wanted = new AbortController();
// Heard before the engine hears it. That the page wants to be told of something asks for nothing yet.
const heard = ({ data }: MessageEvent<{ readonly path?: readonly string[] }>) => {
  if (data.path?.[0] === 'watchBringing') return;
  removeEventListener('message', heard);
  wanted.abort();
};
addEventListener('message', heard);
Comlink.expose(new Engine());
// Not while the page is being drawn, and not at all for who comes with a file.
setTimeout(() => void rehearse(wanted.signal), 250);
