import type { ListenAddress } from './listen-address.ts';
import { bindFailure, type StartFailure } from './start-failure.ts';

/** How one kind of listener is opened and closed, and what it is called when it cannot be. */
export interface Opener<T> {
  open(address: string, port: number): T | Promise<T>;
  portOf(listener: T): number;
  close(listener: T): void;
  nameOf(port: number): string;
  readonly remedy: string;
}

type Opened<T> =
  | { readonly ok: true; readonly port: number; readonly listeners: readonly T[] }
  | StartFailure;

/** How often a free port is looked for that every address can open. */
const maxAttempts = 8;

/**
 * Opens one port on every address, or none at all. Port 0 is any port that is free on the first
 * address; it is tried anew when another address has it taken.
 */
export async function openEverywhere<T>(
  addresses: readonly ListenAddress[],
  wantedPort: number,
  opener: Opener<T>,
): Promise<Opened<T>> {
  for (let attempt = 1; ; attempt++) {
    const result = await openOnce(addresses, wantedPort, opener);
    if (result.ok || wantedPort !== 0 || result.code !== 'portInUse' || attempt === maxAttempts) {
      return result;
    }
  }
}

async function openOnce<T>(
  addresses: readonly ListenAddress[],
  wantedPort: number,
  opener: Opener<T>,
): Promise<Opened<T>> {
  const listeners: T[] = [];
  let port = wantedPort;
  for (const { address, optional } of addresses) {
    try {
      const listener = await opener.open(address, port);
      listeners.push(listener);
      port = opener.portOf(listener);
    } catch (error) {
      const endpoint = { name: opener.nameOf(port), address, remedy: opener.remedy };
      const failure = bindFailure(error, endpoint);
      if (optional && failure.code === 'addressUnavailable') continue;
      for (const listener of listeners) opener.close(listener);
      return failure;
    }
  }
  return { ok: true, port, listeners };
}
