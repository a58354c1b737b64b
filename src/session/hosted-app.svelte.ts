/** A file the system opened the installed app with. */
interface LaunchedFile {
  getFile(): Promise<File>;
}
interface LaunchQueue {
  setConsumer(take: (launch: { readonly files?: readonly LaunchedFile[] }) => void): void;
}

const HOUR = 3_600_000;

/**
 * The app as a host serves it: kept on the device so that it opens offline, told when a new version is there, opened
 * with a file from the system's file manager. The single file has none of this and needs none.
 */
export class HostedApp {
  /** A new version lies ready; it is never taken unasked. */
  updateReady = $state(false);
  /** The page lies on this device whole: it opens without its host. */
  opensOffline = $state(false);
  readonly isHosted = import.meta.env.PROD && import.meta.env.MODE !== 'single';
  #registration: ServiceWorkerRegistration | null = null;
  #lookedAt = 0;

  /** @param openFiles what to do with files that the installed app was opened with */
  constructor(openFiles: (files: readonly File[]) => void) {
    const queue = (globalThis as { launchQueue?: LaunchQueue }).launchQueue;
    queue?.setConsumer(({ files = [] }) => void launched(files, openFiles));
  }

  /** Keeps the app on this device. A browser that refuses leaves it as it is: a page that needs its host to open. */
  async keepOffline(): Promise<void> {
    const { serviceWorker } = navigator;
    if (!this.isHosted || !serviceWorker) return;
    try {
      const registration = await serviceWorker.register('./offline.js');
      this.#registration = registration;
      this.#lookedAt = Date.now();
      this.#watch(registration);
      document.addEventListener('visibilitychange', () => this.#lookAgain());
      await serviceWorker.ready;
      this.opensOffline = true;
    } catch {
      // Private windows and some policies refuse: nothing is lost but the way back without a network.
    }
  }

  /** Takes the new version: the page loads anew once it is in force. */
  update(): void {
    const waiting = this.#registration?.waiting;
    if (!waiting) return;
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('take-over');
  }

  #watch(registration: ServiceWorkerRegistration): void {
    const look = () => {
      // The first version ever is no update.
      if (registration.waiting && navigator.serviceWorker.controller) this.updateReady = true;
    };
    look();
    registration.addEventListener('updatefound', () =>
      registration.installing?.addEventListener('statechange', look),
    );
  }

  /** A tab that stays open for days asks for a new version when it is looked at again. */
  #lookAgain(): void {
    if (document.visibilityState !== 'visible' || Date.now() - this.#lookedAt < HOUR) return;
    this.#lookedAt = Date.now();
    this.#registration?.update().catch(() => undefined);
  }
}

async function launched(
  handles: readonly LaunchedFile[],
  openFiles: (files: readonly File[]) => void,
): Promise<void> {
  const files = await Promise.all(handles.map((handle) => handle.getFile()));
  if (files.length > 0) openFiles(files);
}
