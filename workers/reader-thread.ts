import * as Comlink from 'comlink';
import { handBufferOver } from './hand-buffer-over.ts';
import { Reader } from './reader.ts';
import { sealNetwork } from './seal.ts';

sealNetwork();
handBufferOver();
Comlink.expose(new Reader());
