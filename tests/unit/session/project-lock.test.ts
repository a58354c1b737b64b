import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProjectLock } from '../../../src/session/project-lock.ts';

/** Locks as a browser grants them, one holder a name, but only when asked to. */
class Locks {
  readonly held = new Set<string>();
  #waiting: (() => void)[] = [];

  request(name: string, _: LockOptions, granted: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => {
        if (this.held.has(name)) return reject(new DOMException('aborted', 'AbortError'));
        this.held.add(name);
        void granted().then(() => {
          this.held.delete(name);
          resolve();
        });
      });
    });
  }

  async grant(): Promise<void> {
    for (const one of this.#waiting.splice(0)) one();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

let locks: Locks;
const page = (owner: string) => {
  const lost = vi.fn();
  return { lock: new ProjectLock(owner, { hand: () => Promise.resolve(), lost }), lost };
};

beforeEach(() => {
  locks = new Locks();
  vi.stubGlobal('navigator', { locks });
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.stubGlobal('addEventListener', () => undefined);
  Reflect.deleteProperty(globalThis, 'BroadcastChannel');
});
afterEach(() => void vi.unstubAllGlobals());

test('a project that another is wanted instead of is let go as soon as it is had', async () => {
  const { lock, lost } = page('one');
  const first = lock.hold('a');
  const second = lock.hold('b');
  await locks.grant();
  expect([await first, await second]).toEqual([false, true]);
  expect([...locks.held]).toEqual(['regulars-project-b']);
  expect(lost).not.toHaveBeenCalled();
});

test('a project that begins is held without being waited for, and is lost where the browser refuses', async () => {
  const { lock, lost } = page('one');
  expect(lock.begin('a')).toBe(true);
  await locks.grant();
  expect([...locks.held]).toEqual(['regulars-project-a']);
  locks.held.add('regulars-project-b');
  lock.begin('b');
  await locks.grant();
  expect(lost).toHaveBeenCalledOnce();
  expect([...locks.held]).toEqual(['regulars-project-b']);
});

test('a project that is left before it is had stays nobody’s', async () => {
  const { lock } = page('one');
  const held = lock.hold('a');
  lock.release();
  await locks.grant();
  expect(await held).toBe(false);
  expect([...locks.held]).toEqual([]);
});

test('of two pages the second does not get what the first holds, and gets it when that is let go', async () => {
  const [one, two] = [page('one').lock, page('two').lock];
  const first = one.hold('a');
  await locks.grant();
  expect(await first).toBe(true);
  const second = two.hold('a');
  await locks.grant();
  expect(await second).toBe(false);
  one.release();
  await locks.grant();
  const again = two.hold('a');
  await locks.grant();
  expect(await again).toBe(true);
  expect([...locks.held]).toEqual(['regulars-project-a']);
});
