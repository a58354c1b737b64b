import * as Comlink from 'comlink';
import { Engine } from './engine-state.ts';
import { Reader } from './reader.ts';
import { sealNetwork } from './seal.ts';

// One code, two jobs: the page starts the engine, the engine starts its readers from the URL it runs from.
sealNetwork();
Comlink.expose(self.name === 'reader' ? new Reader() : new Engine());
