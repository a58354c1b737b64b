import * as Comlink from 'comlink';
import { sealNetwork } from './seal.ts';
import { Engine } from './engine-state.ts';

// One code, two jobs: the page starts the engine, the engine starts its readers from the URL it runs from.
sealNetwork();
Comlink.expose(new Engine());
