import * as Comlink from 'comlink';
import { Engine } from './engine-state.ts';
import { rehearse } from './rehearsal.ts';
import { Reader } from './reader.ts';
import { sealNetwork } from './seal.ts';

// One code, two jobs: the page starts the engine, the engine starts its readers from the URL it runs from.
sealNetwork();
if (self.name === 'reader') Comlink.expose(new Reader());
else {
  const wanted = new AbortController();
  // Heard before the engine hears it.
  addEventListener('message', () => wanted.abort(), { once: true });
  Comlink.expose(new Engine());
  setTimeout(() => void rehearse(wanted.signal));
}
