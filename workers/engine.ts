import * as Comlink from 'comlink';
import { Engine } from './engine-state.ts';
import { rehearse } from './rehearsal.ts';
import { Reader } from './reader.ts';
import { sealNetwork } from './seal.ts';

// One code, two jobs: the page starts the engine, the engine starts its readers from the URL it runs from.
sealNetwork();
// V8 compiles loops over typed arrays on the understanding that no buffer seen through several arrays is ever handed over,
// and throws them all away when one is. Handed over at once, what is warmed up stays warm.
const handedOver = new ArrayBuffer(8);
const seen = [new Uint8Array(handedOver), new Int32Array(handedOver), new DataView(handedOver)];
structuredClone(seen, { transfer: [handedOver] });
if (self.name === 'reader') Comlink.expose(new Reader());
else {
  const wanted = new AbortController();
  // Heard before the engine hears it. That the page wants to be told of something asks for nothing yet.
  const heard = ({ data }: MessageEvent<{ readonly path?: readonly string[] }>) => {
    if (data.path?.[0] === 'watchBringing') return;
    removeEventListener('message', heard);
    wanted.abort();
  };
  addEventListener('message', heard);
  Comlink.expose(new Engine());
  setTimeout(() => void rehearse(wanted.signal));
}
