/**
 * Tries, from the page's own code, what its content policy forbids: true where it was refused. The address is a data:
 * URL, which the policy refuses like any other and which could not leave the device even if it did not.
 */
export async function probePage(): Promise<{ evalRefused: boolean; networkRefused: boolean }> {
  return { evalRefused: evalRefused(), networkRefused: await networkRefused() };
}

function evalRefused(): boolean {
  try {
    // Asks for eval only to show that it is refused.
    return (Reflect.construct(Function, ['return true']) as () => unknown)() !== true;
  } catch {
    return true;
  }
}

async function networkRefused(): Promise<boolean> {
  try {
    await fetch('data:text/plain,probe');
    return false;
  } catch {
    return true;
  }
}
